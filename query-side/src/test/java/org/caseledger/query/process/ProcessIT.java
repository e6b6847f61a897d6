package org.caseledger.query.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Page;
import org.caseledger.query.process.ProcessMap.Follows;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.ProcessQueries.VariantFilter;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessIT {
    private static final ProcessFilter YEAR = new ProcessFilter(YearMonth.of(2026, 1), YearMonth.of(2026, 12), false);
    private static final List<String> TABLES = List.of("views.process", "views.process_case", "views.process_follows");

    private final TestLedger ledger = new TestLedger();
    private final ProcessView view = new ProcessView(ledger.database(), Procedures.builtIn());
    private final ProcessQueries process = new ProcessQueries(ledger.database());
    private final Traces traces = new Traces(ledger.database(), ledger.log(), Procedures.builtIn());

    @AfterEach
    void close() {
        ledger.close();
    }

    private void project(List<History> histories) {
        History.in(ledger, histories);
        ledger.project(view);
    }

    /** Histories with some chance in their steps and times. */
    private static List<History> histories() {
        var random = new Random(9);
        var histories = new ArrayList<History>();
        for (int i = 0; i < 25; i++) {
            var history = History.received().later(hours(random)).classified();
            if (random.nextInt(4) > 0) {
                history.later(hours(random)).signedOff(XIPU);
            }
            history.later(hours(random)).assigned(XIPU);
            for (int k = random.nextInt(3); k > 0; k--) {
                history.later(hours(random)).returned().later(hours(random)).assigned(XIPU);
            }
            if (random.nextBoolean()) {
                history.later(hours(random)).accepted().later(hours(random)).replied();
                if (random.nextBoolean()) {
                    history.later(hours(random)).followedUp(Satisfaction.SATISFIED);
                }
                history.archived();
            }
            histories.add(history);
        }
        return histories;
    }

    private static Duration hours(Random random) {
        return Duration.ofMinutes(1 + random.nextInt(6_000));
    }

    @Test
    void whatFollowsWhatIsCountedAsTheLogTellsIt() {
        var histories = histories();
        project(histories);

        Map<String, List<Long>> expected = new HashMap<>();
        for (var history : histories) {
            var steps = history.recorded();
            for (int i = 1; i < steps.size(); i++) {
                var key = name(steps.get(i - 1).event().getClass())
                        + ">"
                        + name(steps.get(i).event().getClass());
                var time = Duration.between(
                        steps.get(i - 1).recordedAt(), steps.get(i).recordedAt());
                expected.computeIfAbsent(key, k -> new ArrayList<>()).add(time.toSeconds());
            }
        }
        var map = process.map(YEAR);
        assertThat(map.follows()).hasSameSizeAs(expected.keySet());
        for (Follows edge : map.follows()) {
            var times = expected.get(edge.source() + ">" + edge.target());
            times.sort(null);
            assertThat(edge.times()).isEqualTo(times.size());
            long median = times.get((times.size() - 1) / 2);
            assertThat(edge.medianHours() * 3_600).isCloseTo((double) median, within(0.0255 * (median + 1)));
        }
    }

    private static String name(Class<?> event) {
        return event.getSimpleName();
    }

    @Test
    void everyNumberOpensToItsCases() {
        project(histories());

        var map = process.map(YEAR);
        assertThat(map.cases()).isEqualTo(25);
        assertThat(map.share()).isEqualTo((double) map.conforming() / 25);
        assertThat(cases(new VariantFilter(null, null, null, null, true, null))).hasSize((int) map.conforming());
        map.deviations()
                .forEach((deviation, cases) -> assertThat(
                                cases(new VariantFilter(null, null, null, deviation, null, null)))
                        .hasSize(cases.intValue()));
        assertThat(map.deviations().get(Deviation.SIGN_OFF_SKIPPED)).isPositive();

        var variants = process.variants(YEAR, null, 0, 200);
        assertThat(variants.total()).isEqualTo(variants.rows().size()).isGreaterThan(5);
        var all = new HashSet<CaseId>();
        for (var variant : variants.rows()) {
            var cases = cases(new VariantFilter(variant.path(), null, null, null, null, null));
            assertThat(cases).hasSize((int) variant.cases());
            assertThat(variant.share()).isEqualTo(variant.cases() / 25.0);
            all.addAll(cases);
        }
        assertThat(all).hasSize(25);
        assertThat(process.variants(YEAR, null, 9, 200)).isEqualTo(new Page<>(List.of(), variants.total()));
        var ended = process.variants(YEAR, true, 0, 200).rows();
        assertThat(ended).isNotEmpty().allMatch(v -> v.path().contains("ComplaintArchived"));
        var returned = cases(new VariantFilter(null, "ComplaintAssigned", "ComplaintReturned", null, null, null));
        assertThat(returned).isNotEmpty().hasSizeLessThan(25);
    }

    private List<CaseId> cases(VariantFilter ways) {
        var found = process.cases(YEAR, ways, 0, 200);
        assertThat(found.total()).isEqualTo(found.rows().size());
        return found.rows().stream().map(TracedRow::caseId).toList();
    }

    @Test
    void aStepIsCountedOnce_whenEventsComeOneByOneAsWhenTheyComeTogether() throws InterruptedException {
        var first = histories();
        try (var views = ledger.views(view)) {
            views.start();
            first.forEach(history -> history.in(ledger));
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
            first.get(0).urged().later(Duration.ofHours(1)).urged().in(ledger);
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
        }
        var kept = TABLES.stream().map(ledger::rows).toList();

        ledger.project(view);

        assertThat(TABLES.stream().map(ledger::rows).toList()).isEqualTo(kept);
        assertThat(kept).noneMatch(List::isEmpty);
    }

    @Test
    void migratedCasesAreCountedApart_andNotJudged() {
        var migrated = migrated();
        project(List.of(History.received().assigned(XIPU), migrated));

        assertThat(process.map(YEAR).cases()).isEqualTo(1);
        var theirs = process.map(new ProcessFilter(YEAR.from(), YEAR.until(), true));
        assertThat(theirs.cases()).isEqualTo(1);
        assertThat(theirs.judged()).isZero();
        assertThat(theirs.conforming()).isZero();
        assertThat(theirs.share()).isNull();
        assertThat(imported(null)).singleElement().matches(row -> !row.judged());
        assertThat(imported(true)).isEmpty();
        assertThat(imported(false)).isEmpty();
        assertThat(theirs.follows())
                .singleElement()
                .satisfies(edge -> assertThat(edge.medianHours()).isNull());
        var april = new ProcessFilter(YearMonth.of(2026, 4), YearMonth.of(2026, 5), false);
        assertThat(process.map(april).cases()).isZero();
        assertThat(process.map(april).share()).isNull();
    }

    private List<TracedRow> imported(Boolean conforming) {
        return process.cases(
                        new ProcessFilter(YEAR.from(), YEAR.until(), true),
                        new VariantFilter(null, null, null, null, conforming, null),
                        0,
                        200)
                .rows();
    }

    /** A case whose source does not tell when it was assigned. */
    private static History migrated() {
        var history = History.received();
        var receipt = (ComplaintReceived) history.recorded().get(0).event();
        var told = Events.received(
                receipt.caseId(),
                receipt.number(),
                ComplaintKind.COMPLAINT,
                Channel.LETTER,
                receipt.complainant(),
                receipt.narrative(),
                receipt.respondent(),
                "P9",
                new Occurred(receipt.occurredAt(), null, "old"));
        return History.beginning(told)
                .by(
                        Role.ADMIN,
                        new ComplaintAssigned(new UnitId("XIPU"), null, null, null, new Occurred(null, null, "old")))
                .adopted("old", null, false);
    }

    @Test
    void tracesComeCaseByCase_withTheStepsThatHaveATime() {
        var histories = histories();
        histories.add(migrated());
        project(histories);

        var read = new ArrayList<Trace>();
        traces.each(YEAR, read::add);
        assertThat(read).hasSize(25);
        for (var trace : read) {
            var history = histories.stream()
                    .filter(h -> h.caseId().equals(trace.caseId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(trace.steps())
                    .extracting(Trace.Taken::activity)
                    .isEqualTo(history.recorded().stream()
                            .map(e -> name(e.event().getClass()))
                            .toList());
            assertThat(trace.steps())
                    .extracting(Trace.Taken::at)
                    .isEqualTo(history.recorded().stream()
                            .map(e -> e.event())
                            .map(e -> ((ComplaintEvent) e).occurredAt())
                            .toList());
        }
        var theirs = new ArrayList<Trace>();
        traces.each(new ProcessFilter(YEAR.from(), YEAR.until(), true), theirs::add);
        assertThat(theirs).singleElement().satisfies(t -> assertThat(t.steps()).hasSize(1));
        assertThat(theirs).noneMatch(Trace::judged);
        assertThat(read).allMatch(Trace::judged);
    }
}
