package org.caseledger.query.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.SEALED;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.SecrecyGround;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.responsibility.HoldingQueries.HoldingBy;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of who had cases, returned them or is silent: scoped, in order, page by page. */
class ResponsibilityPagesIT {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final OfficeHours HOURS = OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR);
    private static final Instant MARCH = Instant.parse("2026-02-28T16:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-03-31T16:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-20T01:00:00Z");

    private static TestLedger ledger;
    private static HoldingQueries holdings;
    private static ReturnQueries returns;
    private static InactiveQueries inactive;
    private static History quick;
    private static History slow;
    private static History twice;
    private static History secret;

    @BeforeAll
    static void fill() {
        ledger = new TestLedger();
        holdings = new HoldingQueries(ledger.database(), HOURS);
        returns = new ReturnQueries(ledger.database());
        inactive = new InactiveQueries(ledger.database(), CALENDAR);
        quick = assigned("2026-03-02T01:00:00Z", XIPU)
                .at("2026-03-02T02:00:00Z")
                .accepted();
        quick.replied().archived().in(ledger);
        slow = assigned("2026-03-02T01:00:00Z", ANJING).in(ledger);
        twice = assigned("2026-03-03T01:00:00Z", XIPU);
        returned(twice.at("2026-03-04T01:00:00Z"), XIPU, "不属本所管辖");
        twice.assigned(ANJING);
        returned(twice.at("2026-03-05T01:00:00Z"), ANJING, "须由西埔所办理");
        twice.assigned(XIPU).in(ledger);
        secret = assigned("2026-03-03T01:00:00Z", XIPU);
        secret.by(
                Role.CENTER_HEAD,
                new SecrecyMarked(SecrecyGround.STATE, List.of("handler"), SEALED, secret.occurred()));
        returned(secret.at("2026-03-06T01:00:00Z"), XIPU, "涉及某某要案").in(ledger);
        for (int i = 0; i < 12; i++) {
            var history = assigned("2026-03-09T01:00:00Z", ANJING);
            returned(history.at("2026-03-10T01:00:00Z"), ANJING, "第%02d种理由".formatted(i));
            history.assigned(XIPU).in(ledger);
        }
        // On the last second of March in Shanghai, and on the first of April.
        returned(assigned("2026-03-30T01:00:00Z", XIPU).at("2026-03-31T15:59:59Z"), XIPU, "月末")
                .in(ledger);
        returned(assigned("2026-03-30T01:00:00Z", XIPU).at("2026-03-31T16:00:00Z"), XIPU, "月初")
                .in(ledger);
        ledger.project(new ResponsibilityView(ledger.database(), Procedures.builtIn(), HOURS));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History assigned(String at, UnitId unit) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, "红光超市")
                .classified()
                .signedOff(unit)
                .assigned(unit);
    }

    private static History returned(History history, UnitId by, String reason) {
        return history.by(Role.HANDLER, new ComplaintReturned(by, reason, null, null, history.occurred()));
    }

    private static ReturnFilter filter(@Nullable UnitId unit, @Nullable ReturnedCases cases) {
        return new ReturnFilter(MARCH, APRIL, unit, null, false, false, null, cases);
    }

    @Test
    void givenReturns_whenListed_thenTheLatestFirstWithinThePeriod() {
        var all = returns.returns(filter(null, null), null, 0, 50);
        assertThat(all.total()).isEqualTo(16);
        assertThat(all.rows()).extracting(ReturnRow::at).isSortedAccordingTo((a, b) -> b.compareTo(a));
        assertThat(all.rows().get(0).at()).isEqualTo("2026-03-31T15:59:59Z");
        assertThat(all.rows()).extracting(ReturnRow::reason).contains("月末").doesNotContain("月初");
        var ids = new ArrayList<String>();
        for (int page = 0; page < 6; page++) {
            var some = returns.returns(filter(null, null), null, page, 3);
            assertThat(some.total()).isEqualTo(16);
            some.rows().forEach(row -> ids.add(row.caseId() + "/" + row.at()));
        }
        assertThat(ids).as("each once, also those of one second").hasSize(16).doesNotHaveDuplicates();
        assertThat(returns.returns(filter(null, null), null, 6, 3).rows()).isEmpty();
    }

    @Test
    void givenAReaderOfAUnit_whenReturnsAreAsked_thenOnlyThatUnitsAreThere() {
        assertThat(returns.returns(filter(null, null), XIPU, 0, 50).rows())
                .isNotEmpty()
                .extracting(ReturnRow::unit)
                .containsOnly(XIPU);
        assertThat(returns.returns(filter(ANJING, null), XIPU, 0, 50).total()).isZero();
        assertThat(returns.graph(filter(null, null), XIPU).edges())
                .extracting(ReturnEdge::from)
                .containsOnly(XIPU);
        assertThat(returns.returns(filter(null, ReturnedCases.TWICE), XIPU, 0, 50)
                        .total())
                .as("returned once by each of two units")
                .isZero();
    }

    @Test
    void givenACaseThatWasReturnedTwice_whenCasesAreAsked_thenItComesOnceByItsLastReturn() {
        for (var kind : ReturnedCases.values()) {
            assertThat(returns.returns(filter(null, kind), null, 0, 50).rows())
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.caseId()).isEqualTo(twice.caseId());
                        assertThat(row.reason()).isEqualTo("须由西埔所办理");
                        assertThat(row.sentTo()).isEqualTo(XIPU);
                        assertThat(row.pingPong()).isTrue();
                    });
        }
    }

    @Test
    void givenTheGraph_whenDrawn_thenTheMostFrequentEdgeFirstAndNoMoreThanTenReasons() {
        var graph = returns.graph(filter(null, null), null);
        assertThat(graph.returns()).isEqualTo(16);
        assertThat(graph.casesReturnedTwice()).isEqualTo(1);
        var first = graph.edges().get(0);
        assertThat(first.from()).isEqualTo(ANJING);
        assertThat(first.to()).isEqualTo(XIPU);
        assertThat(first.times()).isEqualTo(13);
        assertThat(first.pingPong()).isEqualTo(1);
        assertThat(first.reasons()).hasSize(10);
        assertThat(graph.edges()).extracting(ReturnEdge::times).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void givenASecretCase_whenItsReturnIsListed_thenItsReasonIsNotTold() {
        var row = returns.returns(filter(null, null), null, 0, 50).rows().stream()
                .filter(r -> r.caseId().equals(secret.caseId()))
                .findFirst()
                .orElseThrow();
        assertThat(row.reason()).isNull();
        assertThat(row.unit()).isEqualTo(XIPU);
        assertThat(String.join("", ledger.rows("views.responsibility_returned")))
                .doesNotContain("要案");
    }

    @Test
    void givenAReason_whenItsKeyIsAsked_thenItsReturnsAreFoundAndThoseWithoutOneApart() {
        var edge = returns.graph(filter(XIPU, null), null).edges().stream()
                .filter(e -> e.to() == null)
                .findFirst()
                .orElseThrow();
        assertThat(edge.reasons())
                .extracting(ReturnEdge.Reason::reason, ReturnEdge.Reason::times)
                .containsExactlyInAnyOrder(tuple("月末", 1L), tuple(null, 1L));
        for (var reason : edge.reasons()) {
            var found = returns.returns(
                    new ReturnFilter(MARCH, APRIL, null, null, false, false, reason.key(), null), null, 0, 50);
            assertThat(found.rows())
                    .singleElement()
                    .satisfies(row -> assertThat(row.reason()).isEqualTo(reason.reason()));
        }
    }

    private static HoldingFilter held(@Nullable CaseId caseId, @Nullable Boolean lasting) {
        return new HoldingFilter(MARCH, APRIL, caseId, null, null, null, lasting, false);
    }

    @Test
    void givenHoldings_whenListed_thenTheLongestFirst() {
        var all = holdings.held(held(null, null), null, 0, 200).rows();
        assertThat(all).extracting(HoldingRow::hours).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(all.get(0).caseId()).as("since 2 March").isEqualTo(slow.caseId());
        var paged = new ArrayList<HoldingRow>();
        long total = holdings.held(held(null, null), null, 0, 7).total();
        for (int page = 0; page * 7 < total; page++) {
            paged.addAll(holdings.held(held(null, null), null, page, 7).rows());
        }
        assertThat(paged).isEqualTo(all);
        assertThat(total).isEqualTo(all.size());
    }

    @Test
    void givenOneCase_whenItsHoldingsAreListed_thenInTheirOrder() {
        var all = holdings.held(held(quick.caseId(), null), null, 0, 50).rows();
        assertThat(all).extracting(HoldingRow::from).isSorted();
        assertThat(all)
                .extracting(HoldingRow::role, HoldingRow::unit)
                .containsExactly(
                        tuple(Role.DISPATCHER, null),
                        tuple(Role.LEADER, null),
                        tuple(Role.DISPATCHER, null),
                        tuple(Role.HANDLER, XIPU),
                        tuple(Role.CENTER_HEAD, null));
        assertThat(holdings.held(held(quick.caseId(), true), null, 0, 50).rows())
                .isEmpty();
        assertThat(holdings.held(held(quick.caseId(), false), null, 0, 50).total())
                .isEqualTo(5);
        assertThat(holdings.held(held(slow.caseId(), true), null, 0, 50).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.until()).isNull());
    }

    @Test
    void givenTimes_whenAddedUp_thenTheLongestFirstAndAPageBeyondTheLastTellsHowMany() {
        var all = holdings.times(HoldingBy.UNIT, held(null, null), null, 0, 50);
        assertThat(all.rows()).extracting(HoldingTime::hours).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(all.rows()).hasSize((int) all.total());
        var last = holdings.times(HoldingBy.UNIT, held(null, null), null, (int) all.total() - 1, 1);
        assertThat(last.rows()).containsExactly(all.rows().get(all.rows().size() - 1));
        var beyond = holdings.times(HoldingBy.UNIT, held(null, null), null, (int) all.total(), 1);
        assertThat(beyond.rows()).isEmpty();
        assertThat(beyond.total()).isEqualTo(all.total());
        var anjing = new HoldingFilter(MARCH, APRIL, null, null, null, null, null, false);
        assertThat(holdings.times(HoldingBy.PERSON, anjing, ANJING, 0, 50).rows())
                .extracting(HoldingTime::unit)
                .containsOnly(ANJING);
    }

    @Test
    void givenAPeriod_whenAHoldingBeginsAtItsEnd_thenItIsNotInIt() {
        var until = new HoldingFilter(
                MARCH,
                Instant.parse("2026-03-02T02:00:00Z"),
                quick.caseId(),
                Role.CENTER_HEAD,
                null,
                null,
                null,
                false);
        assertThat(holdings.held(until, null, 0, 50).total()).isZero();
        var after = new HoldingFilter(
                Instant.parse("2026-03-02T02:00:00Z"), APRIL, quick.caseId(), Role.HANDLER, null, null, null, false);
        assertThat(holdings.held(after, null, 0, 50).total())
                .as("it ended then")
                .isZero();
    }

    @Test
    void givenInactiveCases_whenListed_thenTheLongestSilentFirstAndAReadersOwn() {
        var all = inactive.find(InactiveList.NO_EVENT, 3, null, NOW, 0, 50);
        assertThat(all.rows()).extracting(InactiveRow::lastActAt).isSorted();
        assertThat(all.rows().get(0).caseId()).isEqualTo(slow.caseId());
        var theirs = inactive.find(InactiveList.NO_EVENT, 3, XIPU, NOW, 0, 50);
        assertThat(theirs.rows()).isNotEmpty().extracting(InactiveRow::unit).containsOnly(XIPU);
        assertThat(theirs.total()).isLessThan(all.total());
        var second = inactive.find(InactiveList.NO_EVENT, 3, null, NOW, 1, 1);
        assertThat(second.rows()).containsExactly(all.rows().get(1));
        assertThat(second.total()).isEqualTo(all.total());
        assertThat(inactive.find(InactiveList.FOLLOW_UP_MISSING, 3, null, NOW, 0, 50)
                        .rows())
                .extracting(InactiveRow::caseId)
                .containsExactly(quick.caseId());
        assertThat(inactive.find(InactiveList.FOLLOW_UP_MISSING, 3, ANJING, NOW, 0, 50)
                        .total())
                .isZero();
    }
}
