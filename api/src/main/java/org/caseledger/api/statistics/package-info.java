/** Statistics: counts of a period, the cases behind them, and how deadlines were kept. */
@org.jspecify.annotations.NullMarked
package org.caseledger.api.statistics;
