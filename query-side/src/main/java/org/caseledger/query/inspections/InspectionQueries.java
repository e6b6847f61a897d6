package org.caseledger.query.inspections;

import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.query.views.Recorded;

/** Reads inspection sheets from the log. */
@RequiredArgsConstructor
public final class InspectionQueries {
    private final EventLog log;

    /** The sheet of that identity as its events in the log make it; none when there is none. */
    public Optional<Inspected> find(UUID id) {
        return at(id, Long.MAX_VALUE);
    }

    /** As it stood at a position of the log. */
    public Optional<Inspected> at(UUID id, long position) {
        return Recorded.folded(log, id, position, InspectionEvent.class, Inspected::on);
    }
}
