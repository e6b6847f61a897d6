package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.query.statistics.Figure;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.junit.jupiter.api.Test;

/** The real tables, where they are at hand, taken in whole; the printed lines say how fast. */
class SampleImportIT {

    private static final String NOW = "2026-03-02T09:00";

    @Test
    void theRealTables_areTakenInWhole() throws InterruptedException {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, nothing imported");
            return;
        }
        var samples = SampleTables.directory().get();
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            assertThat(run(ledger, samples.resolve("citizen-messages.csv"), "citizen-messages"))
                    .isEqualTo(new ImportSummary(105, 0, 0, 37, 68, 0, 0, 0, 0));
            statistics(ledger);
            var cars = run(ledger, samples.resolve("car-complaints-gbk.csv"), "car-complaints");
            assertThat(cars.taken()).isEqualTo(600);
            long head = ledger.log().head();
            for (var again : List.of("car-complaints-utf8bom.csv", "car-complaints.xlsx")) {
                assertThat(run(ledger, samples.resolve(again), "car-complaints"))
                        .isEqualTo(new ImportSummary(0, 600, 0, 0, 0, 0, 0, 0, 0));
            }
            assertThat(ledger.log().head()).isEqualTo(head);
            var events = run(ledger, samples.resolve("pingshan-events.csv"), "pingshan-events");
            assertThat(events.taken()).isEqualTo(3_981);
            assertThat(events.sourceInTime()).isEqualTo(3_485);
            assertThat(events.sourceOverdue()).isEqualTo(494);
            assertThat(events.inTime() + events.late() + events.unanswered()).isZero();
        }
    }

    /** The messages' statistics are those of the import's own verdicts. */
    private static void statistics(QuietLedger ledger) {
        ledger.awaitViews();
        var counted =
                ledger.bean(StatisticsQueries.class)
                        .count(
                                StatisticsBy.MONTH,
                                StatisticsFilter.of(Instant.EPOCH, HandClock.office(NOW)),
                                0,
                                Integer.MAX_VALUE);
        var all = counted.overall();
        assertThat(all.count(Figure.RECEIVED)).isEqualTo(105);
        assertThat(all.count(Figure.ON_TIME)).isEqualTo(37);
        assertThat(all.count(Figure.LATE)).isEqualTo(68);
        System.out.printf("shared data: citizen-messages counted: %s%n", all);
        counted.rows()
                .forEach(
                        month ->
                                System.out.printf(
                                        "shared data: citizen-messages %s: received %d, on time %d,"
                                                + " late %d, median %s, p90 %s working days%n",
                                        month.key(),
                                        month.figures().count(Figure.RECEIVED),
                                        month.figures().count(Figure.ON_TIME),
                                        month.figures().count(Figure.LATE),
                                        month.figures().medianDays(),
                                        month.figures().p90Days()));
    }

    private static ImportSummary run(QuietLedger ledger, Path file, String mapping) {
        var rejects = new ArrayList<Reject>();
        long before = ledger.log().head();
        long started = System.nanoTime();
        var summary =
                ledger.bean(HistoryImport.class)
                        .run(
                                Rows.open(file),
                                Mappings.find(mapping),
                                LocalDateTime.parse(NOW),
                                rejects::add,
                                soFar -> {});
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "shared data: %s imported: %s, %d events in %.1f s%n",
                file.getFileName(), summary, ledger.log().head() - before, seconds);
        assertThat(rejects).isEmpty();
        return summary;
    }
}
