package org.caseledger.query.reporting;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.reporting.DistrictReportEvent;
import org.caseledger.query.views.Recorded;
import org.caseledger.reporting.DistrictReport;

/** Reads what offices below reported, from its own stream: one for each log and period (P9.04). */
@RequiredArgsConstructor
public final class DistrictReportQueries {
    private final EventLog log;

    /** What the office of a log reported on a period; empty while nothing is recorded. */
    public Optional<DistrictReport> of(String log, LocalDate first, LocalDate last) {
        return of(DistrictReport.id(log, first, last));
    }

    /** The report of that identity; empty for that of anything else. */
    public Optional<DistrictReport> of(UUID id) {
        return Recorded.folded(
                log,
                id,
                Long.MAX_VALUE,
                DistrictReportEvent.class,
                (report, recorded) -> DistrictReport.on(
                        report, (DistrictReportEvent) recorded.event(), recorded.actor(), recorded.recordedAt()));
    }
}
