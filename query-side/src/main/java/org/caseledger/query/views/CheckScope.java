package org.caseledger.query.views;

import java.time.Duration;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * What of a view is checked: one case, every case that a unit ever had, or all, in the order of their ids after
 * {@code after} and for at most a time. {@code number} is one to be counted again; {@code reader} is the person who
 * sees the report, null for one who may know every case (P7.20).
 */
public record CheckScope(
        @Nullable CaseId caseId,
        @Nullable UnitId unit,
        @Nullable Number number,
        @Nullable CaseId after,
        Duration atMost,
        @Nullable String reader) {
    /** How many rows of a table have these values, column by column as text; null stands for none. */
    public record Number(String table, Map<String, @Nullable String> where) {}
}
