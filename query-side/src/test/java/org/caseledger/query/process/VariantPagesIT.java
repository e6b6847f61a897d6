package org.caseledger.query.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.ProcessQueries.VariantFilter;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ways that cases took, and the cases behind each; the ledger is filled once. */
class VariantPagesIT {
    private static final ProcessFilter SPRING = new ProcessFilter(YearMonth.of(2026, 3), YearMonth.of(2026, 4), false);
    private static final List<String> TO_THE_UNIT =
            List.of("ComplaintReceived", "ComplaintClassified", "RoutingSignedOff", "ComplaintAssigned");

    private static TestLedger ledger;
    private static ProcessQueries process;
    private static Traces traces;
    private static final List<CaseId> ASSIGNED = new ArrayList<>();
    private static CaseId skipped;
    private static CaseId whole;
    private static CaseId april;
    private static CaseId may;

    @BeforeAll
    static void fill() {
        ledger = new TestLedger();
        process = new ProcessQueries(ledger.database());
        traces = new Traces(ledger.database(), ledger.log(), Procedures.builtIn());
        for (int day = 2; day <= 4; day++) {
            ASSIGNED.add(
                    0,
                    assigned("2026-03-0%dT01:00:00Z".formatted(day)).in(ledger).caseId());
        }
        skipped = received("2026-03-05T01:00:00Z").assigned(XIPU).in(ledger).caseId();
        whole = assigned("2026-03-06T01:00:00Z")
                .accepted()
                .replied()
                .followedUp(Satisfaction.SATISFIED)
                .archived()
                .in(ledger)
                .caseId();
        // 23:59 on 30 April in Shanghai, and a minute later.
        april = received("2026-04-30T15:59:00Z").in(ledger).caseId();
        may = received("2026-04-30T16:00:00Z").in(ledger).caseId();
        ledger.project(new ProcessView(ledger.database(), Procedures.builtIn()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History received(String at) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市");
    }

    private static History assigned(String at) {
        return received(at)
                .later(Duration.ofHours(1))
                .classified()
                .signedOff(XIPU)
                .assigned(XIPU);
    }

    private static List<CaseId> cases(VariantFilter ways, int page, int size) {
        return process.cases(SPRING, ways, page, size).rows().stream()
                .map(TracedRow::caseId)
                .toList();
    }

    private static VariantFilter ways(
            @Nullable List<String> path,
            @Nullable Deviation deviation,
            @Nullable Boolean conforming,
            @Nullable Boolean ended) {
        return new VariantFilter(path, null, null, deviation, conforming, ended);
    }

    @Test
    void givenWays_whenListed_thenTheMostFrequentFirstAndTiesByTheirSteps() {
        var all = process.variants(SPRING, null, 0, 9);
        assertThat(all.total()).isEqualTo(4);
        assertThat(all.rows())
                .extracting(v -> v.path().size(), Variant::cases, Variant::share)
                .containsExactly(
                        tuple(4, 3L, 0.5), tuple(1, 1L, 1 / 6.0), tuple(2, 1L, 1 / 6.0), tuple(8, 1L, 1 / 6.0));
        assertThat(all.rows().get(0).path()).isEqualTo(TO_THE_UNIT);
        var second = process.variants(SPRING, null, 1, 3);
        assertThat(second.rows()).containsExactly(all.rows().get(3));
        assertThat(second.total()).isEqualTo(4);
        var ended = process.variants(SPRING, true, 0, 9);
        assertThat(ended.rows())
                .as("a share is of those that are asked for")
                .singleElement()
                .satisfies(v -> assertThat(v.share()).isEqualTo(1));
        assertThat(process.variants(SPRING, false, 0, 9).total()).isEqualTo(3);
        var empty = new ProcessFilter(YearMonth.of(2020, 1), YearMonth.of(2020, 2), false);
        assertThat(process.variants(empty, null, 0, 9).total()).isZero();
        assertThat(process.variants(empty, null, 3, 9).total()).isZero();
    }

    @Test
    void givenCases_whenListed_thenTheLatestReceivedFirstPageByPage() {
        assertThat(cases(VariantFilter.ALL, 0, 50))
                .containsExactly(april, whole, skipped, ASSIGNED.get(0), ASSIGNED.get(1), ASSIGNED.get(2));
        assertThat(cases(VariantFilter.ALL, 1, 2)).containsExactly(skipped, ASSIGNED.get(0));
        assertThat(cases(VariantFilter.ALL, 3, 2)).isEmpty();
        assertThat(process.cases(SPRING, VariantFilter.ALL, 3, 2).total()).isEqualTo(6);
    }

    @Test
    void givenMonths_whenAsked_thenBothEndsAreIncludedByTheTimeOfShanghai() {
        var march = new ProcessFilter(YearMonth.of(2026, 3), YearMonth.of(2026, 3), false);
        assertThat(process.map(march).cases()).isEqualTo(5);
        var onlyMay = new ProcessFilter(YearMonth.of(2026, 5), YearMonth.of(2026, 5), false);
        assertThat(process.cases(onlyMay, VariantFilter.ALL, 0, 9).rows())
                .extracting(TracedRow::caseId)
                .containsExactly(may);
    }

    @Test
    void givenAWay_whenItsCasesAreAsked_thenOnlyThoseOfExactlyThatWay() {
        assertThat(cases(ways(TO_THE_UNIT, null, null, null), 0, 9)).containsExactlyElementsOf(ASSIGNED);
        assertThat(cases(ways(TO_THE_UNIT.subList(0, 2), null, null, null), 0, 9))
                .isEmpty();
        assertThat(cases(ways(null, null, false, null), 0, 9)).containsExactly(skipped);
        assertThat(cases(ways(null, null, true, null), 0, 9)).hasSize(5).doesNotContain(skipped);
        assertThat(cases(ways(null, Deviation.SIGN_OFF_SKIPPED, null, null), 0, 9))
                .containsExactly(skipped);
        assertThat(cases(ways(null, Deviation.FOLLOW_UP_SKIPPED, null, null), 0, 9))
                .isEmpty();
        assertThat(cases(ways(null, null, null, true), 0, 9)).containsExactly(whole);
        var row =
                process.cases(SPRING, ways(null, null, null, true), 0, 9).rows().get(0);
        assertThat(row.ended()).isTrue();
        assertThat(row.path()).endsWith("FollowUpRecorded", "ComplaintArchived");
        assertThat(row.deviations()).isEmpty();
    }

    @Test
    void givenAStepAfterAnother_whenCounted_thenOnlyWhereItFollowsAtOnce() {
        var assigned = new VariantFilter(null, "RoutingSignedOff", "ComplaintAssigned", null, null, null);
        assertThat(process.steps(SPRING, assigned)).isEqualTo(4);
        assertThat(cases(assigned, 0, 9)).hasSize(4).doesNotContain(skipped);
        var apart = new VariantFilter(null, "ComplaintReceived", "ComplaintAssigned", null, null, null);
        assertThat(process.steps(SPRING, apart)).as("only where it was skipped").isEqualTo(1);
        var never = new VariantFilter(null, "ComplaintAssigned", "RoutingSignedOff", null, null, null);
        assertThat(process.steps(SPRING, never)).isZero();
        var map = process.map(SPRING);
        assertThat(map.follows())
                .extracting(ProcessMap.Follows::times)
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(map.conforming()).isEqualTo(5);
        assertThat(map.share()).isEqualTo(5 / 6.0);
    }

    @Test
    void givenTraces_whenRead_thenInTheOrderReceived() {
        var ids = new ArrayList<CaseId>();
        traces.each(SPRING, trace -> ids.add(trace.caseId()));
        assertThat(ids).containsExactly(ASSIGNED.get(2), ASSIGNED.get(1), ASSIGNED.get(0), skipped, whole, april);
    }
}
