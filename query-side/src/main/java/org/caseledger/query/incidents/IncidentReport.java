package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.incident.IncidentEvent.ReportedToSuperior;
import org.caseledger.query.incidents.IncidentFile.Done;
import org.jspecify.annotations.Nullable;

/**
 * The report on an incident to a superior, as of a moment (P1.14): the last report, the measures, and the cases in
 * figures.
 */
public record IncidentReport(
        Instant asOf, IncidentSummary incident, @Nullable Done<ReportedToSuperior> reported, IncidentFigures figures) {
    static IncidentReport of(IncidentSummary incident, IncidentFigures figures, Instant asOf) {
        List<Done<ReportedToSuperior>> reports = incident.reports();
        return new IncidentReport(asOf, incident, reports.isEmpty() ? null : reports.get(reports.size() - 1), figures);
    }
}
