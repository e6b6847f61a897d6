/** Tests that missing work is detected. */
@NullMarked
package org.caseledger.bench.report;

import org.jspecify.annotations.NullMarked;
