package org.caseledger.query.views;

import java.util.List;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A part of a view rebuilt separately and compared with its rows, as of one moment: {@code cases} were checked; when
 * there was no time for more, {@code complete} is false and {@code last} is where to go on. Every difference is
 * counted, the first are named. {@code withheld} counts secret cases that do not name the reader: none of their values
 * is shown or included in the number (P7.20).
 */
public record CheckReport(
        String view,
        int version,
        long position,
        long cases,
        boolean complete,
        int withheld,
        @Nullable CaseId last,
        List<TableRows> tables,
        @Nullable Counted number,
        long differences,
        List<Difference> first,
        long milliseconds) {
    /** How many rows a table has of these cases, and how many follow from the log. */
    public record TableRows(String table, long inView, long fromLog) {}

    /** A number as the view's rows give it, and as the log does. */
    public record Counted(long inView, long fromLog) {
        /** How far they are apart. */
        public long difference() {
            return inView - fromLog;
        }
    }

    /** How a row is not what the log says. */
    public enum Kind {
        MISSING,
        EXTRA,
        CHANGED
    }

    /**
     * One row: which columns differ, each with both values; all of them when one side has none. A row that is of no one
     * case, {@code caseId} null, is named by the columns of its key first.
     */
    public record Difference(String table, @Nullable CaseId caseId, Kind kind, List<Column> columns) {
        Difference withoutValues() {
            var names =
                    columns.stream().map(c -> new Column(c.name(), null, null)).toList();
            return new Difference(table, caseId, kind, names);
        }
    }

    /** A column that differs. */
    public record Column(
            String name,
            @Nullable JsonNode inView,
            @Nullable JsonNode fromLog) {}
}
