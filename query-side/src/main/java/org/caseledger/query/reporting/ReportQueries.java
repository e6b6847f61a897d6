package org.caseledger.query.reporting;

import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.query.views.Recorded;

/** Reads reports upward from the log. */
@RequiredArgsConstructor
public final class ReportQueries {
    private final EventLog log;

    /** The report of that identity, as it stood at a position of the log. */
    public Optional<Reported> at(UUID id, long position) {
        return Recorded.folded(log, id, position, ReportingEvent.class, Reported::on);
    }
}
