package org.caseledger.api.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caseledger.events.CaseId;
import org.caseledger.events.reporting.Figure;
import org.caseledger.events.reporting.ReportingEvent;
import org.caseledger.mirror.CopiedRecords;
import org.caseledger.query.statistics.LogStatistics;
import org.caseledger.query.views.Recorded;
import org.caseledger.reporting.UpwardReport;
import org.caseledger.text.LabelledException;
import org.caseledger.tlog.SignedNote;
import org.jspecify.annotations.Nullable;

/** The figures of one copied log, counted as far as it was read. Thread-safe. */
final class CountedLog {
    private final CopiedRecords records;
    private final LogStatistics statistics;
    private final Map<CaseId, Upward> reports = new LinkedHashMap<>();
    private @Nullable Instant through;

    /** Keeps the cases received on that day or later. */
    CountedLog(CopiedRecords records, LocalDate since) {
        this.records = records;
        this.statistics = new LogStatistics(Period.midnight(since));
    }

    /** A report that the office was asked for, and the positions of its events. */
    record Upward(UpwardReport report, List<Long> positions) {
        boolean isOn(Period period) {
            return report.asked().first().equals(period.first())
                    && report.asked().last().equals(period.last());
        }

        private boolean overlaps(Period period) {
            return !report.asked().first().isAfter(period.last())
                    && !report.asked().last().isBefore(period.first());
        }
    }

    /** How far it was read, of how much that is signed, and when the last of that was recorded. */
    record Reach(long read, long size, @Nullable Instant through) {
        boolean isWhole() {
            return read == size;
        }
    }

    String name() {
        return records.origin();
    }

    synchronized Reach reach() {
        return new Reach(records.read(), records.size(), through);
    }

    /** Reads all; throws {@link LabelledException} if that is not what the log has signed. */
    synchronized CountedLog whole() {
        records.each(stored -> take(Recorded.of(stored)));
        return this;
    }

    /** Reads one more file of them; whether all are read now. Throws the same. */
    synchronized boolean readOn() {
        return records.readOn(stored -> take(Recorded.of(stored)));
    }

    /** What the log has signed by now; its signature is not verified. */
    synchronized SignedNote refresh() {
        records.refresh();
        return records.signed();
    }

    private void take(Recorded recorded) {
        statistics.take(recorded);
        through = recorded.recordedAt();
        if (recorded.event() instanceof ReportingEvent event) {
            var before = reports.get(recorded.caseId());
            var positions = new ArrayList<>(before == null ? List.of() : before.positions());
            positions.add(recorded.position());
            reports.put(
                    recorded.caseId(),
                    new Upward(
                            UpwardReport.on(
                                    before == null ? null : before.report(),
                                    event,
                                    recorded.actor(),
                                    recorded.recordedAt()),
                            positions));
        }
    }

    synchronized Map<Figure, Long> figures(Period period) {
        return statistics.figures(period.begin(), period.end());
    }

    synchronized List<LogStatistics.Counted> cases(Figure figure, Period period) {
        return statistics.cases(figure, period.begin(), period.end());
    }

    /** The reports that the office was asked for on a period that overlaps. */
    synchronized List<Upward> reports(Period period) {
        return reports.values().stream().filter(one -> one.overlaps(period)).toList();
    }

    synchronized Optional<CopiedRecords.Proven> at(long position) {
        return records.at(position);
    }
}
