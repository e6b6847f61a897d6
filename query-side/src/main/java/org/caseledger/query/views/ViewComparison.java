package org.caseledger.query.views;

import java.time.Instant;
import java.util.List;

/**
 * That all rows of a view, of so many cases, were built anew from the log and compared with those that answer, begun at
 * {@code at}: how many differ, and in which tables.
 */
public record ViewComparison(Instant at, long cases, long differences, List<String> tables) {
    /** Whether every row is what the log says. */
    public boolean agrees() {
        return differences == 0;
    }
}
