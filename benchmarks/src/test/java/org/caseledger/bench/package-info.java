/** Tests that the benchmarks run from end to end, and do not report work that was not done. */
@NullMarked
package org.caseledger.bench;

import org.jspecify.annotations.NullMarked;
