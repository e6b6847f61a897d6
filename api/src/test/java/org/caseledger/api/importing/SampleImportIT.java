package org.caseledger.api.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.events.CaseId;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingsBy;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The real tables, where they are at hand, taken in whole: what is counted, which lights show and what is found. The
 * printed lines give the figures and how fast it was.
 */
@Tag("long")
@Tag("turn-0")
class SampleImportIT {
    private static final String NOW = "2026-03-02T09:00";

    @Test
    void theMessagesAndTheComplaintsAboutCars() throws InterruptedException {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, nothing imported");
            return;
        }
        var samples = SampleTables.directory().get();
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            assertThat(run(ledger, samples.resolve("citizen-messages.csv"), "citizen-messages"))
                    .isEqualTo(new ImportSummary(105, 0, 0, 37, 68, 0, 0, 0, 0));
            ledger.awaitViews();
            statistics(ledger);
            assertThat(lights("citizen-messages", ledger)).containsEntry("an hour before", lights(0, 0, 0));
            var found = findings(ledger);
            System.out.printf("shared data: citizen-messages: findings %s%n", counts(found));
            // Late replies are reported; approvals, follow-ups and dossiers that the sources know
            // nothing of are not.
            assertThat(found).extracting(Finding::rule).containsOnly(FindingRule.DEADLINE_MISSED);
            assertThat(found).hasSizeGreaterThanOrEqualTo(68);
            restOnTheLog(ledger, found);

            var cars = run(ledger, samples.resolve("car-complaints-gbk.csv"), "car-complaints");
            assertThat(cars.taken()).isEqualTo(600);
            long head = ledger.log().head();
            for (var again : List.of("car-complaints-utf8bom.csv", "car-complaints.xlsx")) {
                assertThat(run(ledger, samples.resolve(again), "car-complaints"))
                        .isEqualTo(new ImportSummary(0, 600, 0, 0, 0, 0, 0, 0, 0));
            }
            assertThat(ledger.log().head()).isEqualTo(head);
        }
    }

    @Test
    void theEventsOfACityDistrict() throws InterruptedException {
        if (SampleTables.directory().isEmpty()) {
            System.out.println("shared data: not at hand, nothing imported");
            return;
        }
        var samples = SampleTables.directory().get();
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at(NOW))) {
            var events = run(ledger, samples.resolve("pingshan-events.csv"), "pingshan-events");
            assertThat(events.taken()).isEqualTo(3_981);
            assertThat(events.sourceInTime()).isEqualTo(3_485);
            assertThat(events.sourceOverdue()).isEqualTo(494);
            assertThat(events.inTime() + events.late() + events.unanswered()).isZero();
            ledger.awaitViews();
            // Of two the source does not say whether they were done: they are under way, without a
            // clock. Before the import the ledger knew of none, which the past board says.
            assertThat(lights("pingshan-events", ledger))
                    .isEqualTo(Map.of(
                            "now", lights(2, 0, 0),
                            "past now", lights(2, 0, 0),
                            "an hour before", lights(0, 0, 0)));
            assertThat(findings(ledger)).isEmpty();
            assertThat(ledger.bean(FindingQueries.class).counts(FindingsBy.RULE, FindingFilter.ALL))
                    .isEmpty();
        }
    }

    /** The messages' statistics are those of the import's own verdicts. */
    private static void statistics(QuietLedger ledger) {
        var counted = ledger.bean(StatisticsQueries.class)
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
                .forEach(month -> System.out.printf(
                        "shared data: citizen-messages %s: received %d, on time %d,"
                                + " late %d, median %s, p90 %s working days%n",
                        month.key(),
                        month.figures().count(Figure.RECEIVED),
                        month.figures().count(Figure.ON_TIME),
                        month.figures().count(Figure.LATE),
                        month.figures().medianDays(),
                        month.figures().p90Days()));
    }

    private static Map<String, Object> lights(String name, QuietLedger ledger) {
        var now = HandClock.office(NOW);
        var before = now.minusSeconds(3600);
        var past = ledger.bean(PastQueries.class);
        var shown = new TreeMap<String, Object>();
        shown.put(
                "now",
                each(ledger.bean(BoardQueries.class)
                        .counts(BoardFilter.ALL, now)
                        .lights()));
        shown.put("past now", then(past, ledger.log().head(), now));
        shown.put("an hour before", then(past, ledger.log().positionAt(before), before));
        System.out.printf("shared data: %s: %s%n", name, shown);
        return shown;
    }

    private static Map<Light, Long> then(PastQueries past, long position, Instant at) {
        return each(past.counts(PastFilter.UNDER_WAY, new PastQueries.Then(position, at))
                .lights());
    }

    private static Map<Light, Long> lights(long green, long amber, long red) {
        return Map.of(Light.GREEN, green, Light.AMBER, amber, Light.RED, red);
    }

    private static Map<Light, Long> each(Map<Light, Long> counted) {
        return lights(
                counted.getOrDefault(Light.GREEN, 0L),
                counted.getOrDefault(Light.AMBER, 0L),
                counted.getOrDefault(Light.RED, 0L));
    }

    private static ArrayList<Finding> findings(QuietLedger ledger) {
        var queries = ledger.bean(FindingQueries.class);
        var all = new ArrayList<Finding>();
        for (int page = 0; page * 500L <= all.size(); page++) {
            all.addAll(queries.find(FindingFilter.ALL, page, 500).rows());
        }
        return all;
    }

    private static TreeMap<FindingRule, Long> counts(ArrayList<Finding> found) {
        return found.stream().collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.counting()));
    }

    private static void restOnTheLog(QuietLedger ledger, ArrayList<Finding> found) {
        var byCase = found.stream().collect(Collectors.groupingBy(Finding::caseId));
        byCase.forEach((CaseId caseId, List<Finding> theirs) -> {
            var positions = ledger.log().readStream(caseId.value()).stream()
                    .map(event -> event.position())
                    .toList();
            assertThat(theirs).allSatisfy(f -> assertThat(positions).containsAll(f.positions()));
            assertThat(ledger.bean(CaseFindings.class).of(caseId).orElseThrow())
                    .containsExactlyInAnyOrderElementsOf(theirs);
        });
    }

    private static ImportSummary run(QuietLedger ledger, Path file, String mapping) {
        var rejects = new ArrayList<Reject>();
        long before = ledger.log().head();
        long started = System.nanoTime();
        var summary = ledger.bean(HistoryImport.class)
                .run(Rows.open(file), Mappings.find(mapping), LocalDateTime.parse(NOW), rejects::add, soFar -> {});
        double seconds = (System.nanoTime() - started) / 1e9;
        System.out.printf(
                "shared data: %s imported: %s, %d events in %.1f s%n",
                file.getFileName(), summary, ledger.log().head() - before, seconds);
        assertThat(rejects).isEmpty();
        return summary;
    }
}
