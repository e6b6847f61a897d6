package org.caseledger.query.reporting;

import org.caseledger.query.Listing;
import org.caseledger.query.Where;
import org.caseledger.reporting.ReportState;
import org.jspecify.annotations.Nullable;

/** Which reports are asked for: in a state; {@code open}: sent or not, not yet received. Null asks for all. */
public record ReportFilter(
        @Where("state = :state") @Nullable ReportState state,
        @Where(value = "open", no = "NOT open") @Nullable Boolean open) {
    /** What is due first at the top. */
    public static final Listing<ReportFilter, Reported> LIST = Listing.<ReportFilter, Reported>kept(
                    "kept", "%s.report", Reported.class, asked -> "open DESC, due_on, id")
            .counted();

    /** What is to be sent, or waits for the word that it arrived. */
    public static final ReportFilter OPEN = new ReportFilter(null, true);
}
