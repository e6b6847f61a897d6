/** Tests that the benchmarks run from end to end, and do not report work that was not done. */
@org.jspecify.annotations.NullMarked
package org.caseledger.bench;
