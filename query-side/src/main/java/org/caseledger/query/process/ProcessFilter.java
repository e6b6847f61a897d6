package org.caseledger.query.process;

import java.time.YearMonth;

/**
 * Which cases: those received from the begin of a month until the end of another; either this office's own or those
 * that were migrated.
 */
public record ProcessFilter(YearMonth from, YearMonth until, boolean migrated) {}
