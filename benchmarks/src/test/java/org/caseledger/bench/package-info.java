/** That the benchmarks run from end to end, and do not praise work that was not done. */
@NullMarked
package org.caseledger.bench;

import org.jspecify.annotations.NullMarked;
