package org.caseledger.api.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.events.CaseId;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.statistics.Figure;
import org.caseledger.query.statistics.LogStatistics;
import org.caseledger.query.views.Recorded;
import org.caseledger.reporting.UpwardReport;
import org.jspecify.annotations.Nullable;

/** One office in a roll-up: the figures of a period by its log, and what it reported of it. */
public record OfficeRollUp(
        String log, long events, List<Line> figures, List<Report> reports, @Nullable String file) {

    /**
     * A figure: by the log, with the positions of the events behind it; as reported, and by how
     * much that is more, where a reported file was given.
     */
    @JsonInclude(Include.NON_NULL)
    public record Line(
            Figure figure,
            long counted,
            @Nullable Long reported,
            @Nullable Long difference,
            List<Long> positions) {}

    /**
     * A report that was asked for on a period that overlaps: when it was recorded as sent, and by
     * which number or digest; {@code late} by the day it was due.
     */
    @JsonInclude(Include.NON_NULL)
    public record Report(
            LocalDate first,
            LocalDate last,
            String addressee,
            LocalDate dueOn,
            @Nullable Instant sentAt,
            @Nullable String document,
            boolean late,
            List<Long> positions) {}

    /** Reads a log for the cases received from one day to another, both counted in. */
    static OfficeRollUp of(
            CopiedRecords log,
            LocalDate first,
            LocalDate last,
            Optional<ReportedFigures> reported,
            Instant now) {
        var statistics =
                new LogStatistics(
                        first.atStartOfDay(WorkCalendar.ZONE).toInstant(),
                        last.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant());
        var reports = new LinkedHashMap<CaseId, UpwardReport>();
        var positions = new LinkedHashMap<CaseId, List<Long>>();
        log.each(
                stored -> {
                    var recorded = Recorded.of(stored);
                    statistics.take(recorded);
                    if (recorded.event() instanceof ReportingEvent event) {
                        reports.compute(
                                recorded.caseId(),
                                (id, before) ->
                                        UpwardReport.on(
                                                before,
                                                event,
                                                recorded.actor(),
                                                recorded.recordedAt()));
                        positions
                                .computeIfAbsent(recorded.caseId(), id -> new ArrayList<>())
                                .add(recorded.position());
                    }
                });
        var sent =
                reports.entrySet().stream()
                        .filter(one -> overlaps(one.getValue(), first, last))
                        .map(one -> report(one.getValue(), positions.get(one.getKey()), now))
                        .toList();
        return new OfficeRollUp(
                log.origin(),
                log.size(),
                lines(statistics.positions(), reported),
                sent,
                reported.map(file -> file.sentAs(sent)).orElse(null));
    }

    private static boolean overlaps(UpwardReport report, LocalDate first, LocalDate last) {
        return !report.asked().first().isAfter(last) && !report.asked().last().isBefore(first);
    }

    private static Report report(UpwardReport report, List<Long> positions, Instant now) {
        var asked = report.asked();
        var sent = report.sent();
        return new Report(
                asked.first(),
                asked.last(),
                asked.addressee(),
                asked.dueOn(),
                sent == null ? null : sent.at(),
                sent == null ? null : sent.note(),
                report.isLate(now),
                positions);
    }

    private static List<Line> lines(
            Map<Figure, List<Long>> positions, Optional<ReportedFigures> reported) {
        return positions.entrySet().stream()
                .map(
                        one -> {
                            long counted = one.getValue().size();
                            Long said = reported.flatMap(r -> r.of(one.getKey())).orElse(null);
                            return new Line(
                                    one.getKey(),
                                    counted,
                                    said,
                                    said == null ? null : said - counted,
                                    one.getValue());
                        })
                .toList();
    }

    /** Whether anything that was reported is not what the log says. */
    public boolean differs() {
        return figures.stream()
                .anyMatch(line -> line.difference() != null && line.difference() != 0);
    }
}
