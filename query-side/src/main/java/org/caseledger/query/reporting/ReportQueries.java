package org.caseledger.query.reporting;

import java.util.Optional;
import java.util.UUID;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.query.views.Recorded;

/** Reads reports upward from the log. */
public final class ReportQueries {
    private final EventLog log;

    public ReportQueries(EventLog log) {
        this.log = log;
    }

    /** The report of that identity, as it stood at a position of the log. */
    public Optional<Reported> at(UUID id, long position) {
        Reported report = null;
        for (var recorded : Recorded.all(log.readStream(id, position))) {
            if (!(recorded.event() instanceof ReportingEvent)) {
                return Optional.empty();
            }
            report = Reported.on(report, recorded);
        }
        return Optional.ofNullable(report);
    }
}
