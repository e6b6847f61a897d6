package org.caseledger.api.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.events.reporting.Figure;
import org.caseledger.query.statistics.LogStatistics;
import org.jspecify.annotations.Nullable;

/** One office in a roll-up: the figures of a period by its log, and what it reported of it. */
public record OfficeRollUp(
        String log,
        long events,
        List<Line> figures,
        List<Report> reports,
        @Nullable String file) {
    /**
     * A figure: by the log; as reported, and by how much that is more, where it was; and the positions of the events
     * behind it, where they are asked for.
     */
    @JsonInclude(Include.NON_NULL)
    public record Line(
            Figure figure,
            long counted,
            @Nullable Long reported,
            @Nullable Long difference,
            @Nullable List<Long> positions) {
        /** Every figure as counted, next to the reported one. */
        static List<Line> all(Map<Figure, Long> counted, Map<Figure, Long> reported) {
            return counted.entrySet().stream()
                    .map(one -> of(one.getKey(), one.getValue(), reported.get(one.getKey())))
                    .toList();
        }

        private static Line of(Figure figure, long counted, @Nullable Long reported) {
            return new Line(figure, counted, reported, reported == null ? null : reported - counted, null);
        }

        /** Whether it was reported, as another number than the log gives. */
        public boolean differs() {
            return difference != null && difference != 0;
        }

        /** The difference with its sign, where there is one. */
        public String signed() {
            return difference == null ? "" : "%+d".formatted(difference);
        }

        private Line with(List<LogStatistics.Counted> cases) {
            return new Line(
                    figure,
                    counted,
                    reported,
                    difference,
                    cases.stream().map(LogStatistics.Counted::position).toList());
        }
    }

    /**
     * A report that was asked for on a period that overlaps: when it was recorded as sent, and by which number or
     * digest; {@code late} by the day it was due.
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
            List<Long> positions) {
        /** That of these which was sent first. */
        static Optional<Report> sentFirst(List<Report> reports) {
            return reports.stream().filter(one -> one.sentAt != null).min(Comparator.comparing(Report::sentAt));
        }

        static Report of(CountedLog.Upward upward, Instant now) {
            var asked = upward.report().asked();
            var sent = upward.report().sent();
            return new Report(
                    asked.first(),
                    asked.last(),
                    asked.addressee(),
                    asked.dueOn(),
                    sent == null ? null : sent.at(),
                    sent == null ? null : sent.note(),
                    upward.report().isLate(now),
                    upward.positions());
        }
    }

    /** Reads a log whole, and counts the cases received in a period. */
    static OfficeRollUp of(CountedLog log, Period period, Optional<ReportedFigures> reported, Instant now) {
        var read = log.whole();
        var sent = read.reports(period).stream().map(one -> Report.of(one, now)).toList();
        return new OfficeRollUp(
                read.name(),
                read.reach().size(),
                Line.all(
                                read.figures(period),
                                reported.map(ReportedFigures::counts).orElse(Map.of()))
                        .stream()
                        .map(line -> line.with(read.cases(line.figure(), period)))
                        .toList(),
                sent,
                reported.map(file -> file.sentAs(sent)).orElse(null));
    }

    /** Whether anything that was reported is not what the log says. */
    public boolean differs() {
        return figures.stream().anyMatch(Line::differs);
    }
}
