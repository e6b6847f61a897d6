/** Statistics: counts of a period, the cases behind them, and how deadlines were kept. */
@NullMarked
package org.caseledger.api.statistics;

import org.jspecify.annotations.NullMarked;
