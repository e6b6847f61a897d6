/** Tests that missing work is detected. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench.report;
