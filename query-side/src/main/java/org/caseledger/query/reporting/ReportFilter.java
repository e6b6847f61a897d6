package org.caseledger.query.reporting;

import java.time.LocalDate;
import org.caseledger.reporting.ReportState;
import org.jspecify.annotations.Nullable;

/**
 * Which reports are asked for: in a state, due on that day or before; {@code open}: sent or not, not yet received. Null
 * asks for all.
 */
public record ReportFilter(
        @Nullable ReportState state,
        @Nullable LocalDate dueUntil,
        @Nullable Boolean open) {

    /** What is to be sent, or waits for the word that it arrived. */
    public static final ReportFilter OPEN = new ReportFilter(null, null, true);
}
