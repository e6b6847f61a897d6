package org.caseledger.query.reporting;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.events.reporting.ReportingEvent.UpwardReportAsked;
import org.caseledger.query.Listing;
import org.caseledger.query.Where;
import org.caseledger.query.views.Recorded;
import org.caseledger.reporting.ReportState;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/**
 * A report upward with its identity and who said that it is asked for; {@code position} is that of its last event in
 * the log.
 */
public record Reported(UUID id, long position, Actor askedBy, Instant askedAt, UpwardReport report) {
    static @Nullable Reported on(@Nullable Reported before, Recorded recorded) {
        if (before != null && recorded.position() <= before.position) {
            return before;
        } else if (before == null && !(recorded.event() instanceof UpwardReportAsked)) {
            return null;
        }
        var report = UpwardReport.on(
                before == null ? null : before.report,
                (ReportingEvent) recorded.event(),
                recorded.actor(),
                recorded.recordedAt());
        return new Reported(
                recorded.caseId().value(),
                recorded.position(),
                before == null ? recorded.actor() : before.askedBy,
                before == null ? recorded.recordedAt() : before.askedAt,
                report);
    }

    CaseId stream() {
        return new CaseId(id);
    }

    /** Which reports are asked for: in a state; {@code open}: sent or not, not yet received. Null asks for all. */
    public record ReportFilter(
            @Where("state = :state") @Nullable ReportState state,

            @Where(value = "open", no = "NOT open") @Nullable
            Boolean open) {
        /** What is due first at the top. */
        public static final Listing<ReportFilter, Reported> LIST = Listing.<ReportFilter, Reported>kept(
                        "kept", "%s.report", Reported.class, asked -> "open DESC, due_on, id")
                .counted();

        /** What is to be sent, or waits for the word that it arrived. */
        public static final ReportFilter OPEN = new ReportFilter(null, true);
    }
}
