package org.caseledger.api.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caseledger.reporting.DistrictReport;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * An office below in a period: its figures, none where {@code fault} says why or while its log is still read
 * ({@code read} of {@code size} events, the last recorded at {@code through}); what it reported, as recorded here; and
 * the reports on the same period in its own log.
 */
@JsonInclude(Include.NON_NULL)
public record OfficeLine(
        String title,
        String log,
        @Nullable Text fault,
        long read,
        long size,
        @Nullable Instant through,
        List<OfficeRollUp.Line> figures,
        ReportStanding standing,
        @Nullable LocalDate reportedOn,
        @Nullable DistrictReport report,
        List<OfficeRollUp.Report> said) {
    /** How many figures were reported as other numbers than the log gives. */
    public long differences() {
        return figures.stream().filter(OfficeRollUp.Line::differs).count();
    }

    /** The identity of what is recorded of its report. */
    UUID reportId() {
        return DistrictReport.id(
                log, report.received().first(), report.received().last());
    }

    /** Whether figures are there. */
    public boolean isCounted() {
        return !figures.isEmpty();
    }

    /** The report of the period that its own log says was sent first; null if there is none. */
    public OfficeRollUp.@Nullable Report sent() {
        return OfficeRollUp.Report.sentFirst(said).orElse(null);
    }
}
