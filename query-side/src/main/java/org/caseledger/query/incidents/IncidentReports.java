package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.casefile.CaseFile;
import org.caseledger.query.views.Recorded;

/** Makes reports upward from the log, as of any moment. */
@RequiredArgsConstructor
public final class IncidentReports {
    private final EventLog log;
    private final IncidentQueries incidents;

    /** The incident as the ledger knew it at an instant; empty before it was declared. */
    public Optional<IncidentReport> of(UUID id, Instant asOf) {
        long position = log.positionAt(asOf);
        return incidents.at(id, position).map(file -> report(file, position, asOf));
    }

    private IncidentReport report(IncidentFile file, long position, Instant asOf) {
        var streams = file.cases().stream().map(CaseId::value).toList();
        var events = new LinkedHashMap<UUID, List<StoredEvent>>();
        for (var event : log.readStreams(streams)) {
            if (event.position() <= position) {
                events.computeIfAbsent(event.streamId(), s -> new ArrayList<>()).add(event);
            }
        }
        var cases = events.values().stream()
                .flatMap(own -> CaseFile.fold(Recorded.all(own)).stream())
                .toList();
        var today = asOf.atZone(WorkCalendar.ZONE).toLocalDate();
        return IncidentReport.of(IncidentSummary.of(file, today), IncidentFigures.of(cases, asOf), asOf);
    }
}
