package org.caseledger.query.responsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Page;
import org.caseledger.query.responsibility.HoldingQueries.HoldingBy;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsibilityIT {
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final OfficeHours HOURS = OfficeHours.of("09:00-12:00,13:00-17:00", CALENDAR);
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant APRIL = Instant.parse("2026-04-01T00:00:00Z");
    private static final HoldingFilter MARCH = HoldingFilter.of(YEAR, APRIL);
    private static final List<String> TABLES =
            List.of("views.responsibility_case", "views.responsibility_held", "views.responsibility_returned");

    private final TestLedger ledger = new TestLedger();
    private final ResponsibilityView view = new ResponsibilityView(ledger.database(), Procedures.builtIn(), HOURS);
    private final HoldingQueries held = new HoldingQueries(ledger.database(), HOURS);
    private final ReturnQueries returns = new ReturnQueries(ledger.database());
    private final InactiveQueries silent = new InactiveQueries(ledger.database(), CALENDAR);

    @AfterEach
    void close() {
        ledger.close();
    }

    private void project(History... histories) {
        History.in(ledger, List.of(histories));
        ledger.project(view);
    }

    /** Assigned at 10:00 on Monday 2 March, accepted by XIPU so many hours later. */
    private static History acceptedAfter(int hours) {
        return History.received()
                .later(Duration.ofHours(1))
                .classified()
                .signedOff(XIPU)
                .assigned(XIPU)
                .later(Duration.ofHours(hours))
                .accepted()
                .replied();
    }

    @Test
    void timeIsAddedUpByUnitAndByPerson_andOpensToTheCases() {
        project(acceptedAfter(1), acceptedAfter(2));

        var units = held.times(HoldingBy.UNIT, MARCH, null, 0, 50);
        assertThat(units.total()).isEqualTo(units.rows().size());
        var xipu = units.rows().stream()
                .filter(t -> XIPU.equals(t.unit()))
                .findFirst()
                .get();
        assertThat(xipu).isEqualTo(new HoldingTime(Role.HANDLER, XIPU, null, 2, 0, 3.0, 1.5, 2.0));
        assertThat(held.times(HoldingBy.UNIT, MARCH, null, 9, 50)).isEqualTo(new Page<>(List.of(), units.total()));
        var people = held.times(HoldingBy.PERSON, MARCH, null, 0, 50).rows();
        assertThat(people)
                .filteredOn(t -> t.role() == Role.DISPATCHER)
                .extracting(HoldingTime::person, HoldingTime::times, HoldingTime::hours)
                .contains(tuple("dispatcher", 4L, 2.0));
        for (var time : people) {
            var person = time.person() == null ? "" : time.person();
            var behind = held.held(
                    new HoldingFilter(YEAR, APRIL, null, time.role(), time.unit(), person, null, false), null, 0, 50);
            assertThat(behind.total()).isEqualTo(time.times());
            assertThat(behind.rows().stream().mapToDouble(HoldingRow::hours).sum())
                    .isCloseTo(time.hours(), within(0.001));
        }
    }

    @Test
    void ofAPeriodOnlyWhatLiesInIt_alsoOfWhatLasts() {
        project(History.received().classified().signedOff(XIPU).assigned(XIPU));

        // Held since Monday, 9:00: one office day of it on Monday, another on Tuesday.
        assertThat(hours("2026-03-01T16:00:00Z", "2026-03-03T16:00:00Z")).isEqualTo(14.0);
        assertThat(hours("2026-03-02T16:00:00Z", "2026-03-03T16:00:00Z")).isEqualTo(7.0);
        assertThat(hours("2026-03-06T16:00:00Z", "2026-03-08T16:00:00Z")).isZero();
        var before = HoldingFilter.of(YEAR, Instant.parse("2026-03-01T16:00:00Z"));
        assertThat(held.times(HoldingBy.UNIT, before, null, 0, 50).rows()).isEmpty();
    }

    private double hours(String from, String until) {
        var filter = HoldingFilter.of(Instant.parse(from), Instant.parse(until));
        return held.times(HoldingBy.UNIT, filter, null, 0, 50).rows().stream()
                .filter(t -> t.role() == Role.HANDLER)
                .mapToDouble(HoldingTime::hours)
                .sum();
    }

    @Test
    void migratedCasesAreLeftOutUnlessAskedFor_andAReaderSeesTheOwnUnit() {
        project(
                History.received().classified().assigned(XIPU).adopted("old", null, false),
                History.received().classified().assigned(ANJING));

        assertThat(held.held(MARCH, null, 0, 50).rows())
                .extracting(HoldingRow::unit)
                .containsOnly(ANJING, null);
        var own = new HoldingFilter(YEAR, APRIL, null, null, null, null, true, true);
        assertThat(held.held(own, XIPU, 0, 50).rows())
                .extracting(HoldingRow::unit)
                .containsExactly(XIPU);
    }

    @Test
    void returnsAreAGraph_andOpenToTheCases() {
        var pingPong = History.received()
                .classified()
                .assigned(XIPU)
                .returned()
                .assigned(ANJING)
                .returned()
                .assigned(XIPU);
        var once = History.received().classified().assigned(XIPU).returned().assigned(ANJING);
        var waiting = History.received().classified().assigned(XIPU).returned();
        project(pingPong, once, waiting);

        var graph = returns.graph(ReturnFilter.of(null, YEAR, APRIL), null);
        assertThat(graph.returns()).isEqualTo(4);
        assertThat(graph.casesReturnedTwice()).isEqualTo(1);
        assertThat(graph.casesOfPingPong()).isEqualTo(1);
        assertThat(graph.edges())
                .extracting(ReturnEdge::from, ReturnEdge::to, ReturnEdge::times, ReturnEdge::pingPong)
                .containsExactlyInAnyOrder(
                        tuple(XIPU, ANJING, 2L, 0L), tuple(ANJING, XIPU, 1L, 1L), tuple(XIPU, null, 1L, 0L));
        assertThat(graph.edges().get(0).reasons())
                .extracting(ReturnEdge.Reason::reason, ReturnEdge.Reason::times)
                .containsExactly(tuple("不属本所管辖", 2L));
        var key = graph.edges().get(0).reasons().get(0).key();
        assertThat(returned(key, null)).hasSize(4);
        assertThat(returned("no such reason", null)).isEmpty();
        assertThat(returned(null, ReturnedCases.TWICE)).containsExactly(pingPong.caseId());
        assertThat(returned(key, ReturnedCases.PING_PONG)).containsExactly(pingPong.caseId());
        assertThat(returned(XIPU, ANJING, false)).containsExactlyInAnyOrder(pingPong.caseId(), once.caseId());
        assertThat(returned(XIPU, new UnitId(""), false)).containsExactly(waiting.caseId());
        assertThat(returned(null, null, true)).containsExactly(pingPong.caseId());
    }

    @Test
    void aRefusedReturnIsCounted_andLedBackToTheUnitItself() {
        var refused = History.received().classified().assigned(XIPU).returned().returnReviewed(false);
        var accepted = History.received()
                .classified()
                .assigned(XIPU)
                .returned()
                .returnReviewed(true)
                .assigned(ANJING);
        project(refused, accepted);

        var graph = returns.graph(ReturnFilter.of(null, YEAR, APRIL), null);
        assertThat(graph.returns()).isEqualTo(2);
        assertThat(graph.refused()).isEqualTo(1);
        assertThat(graph.edges())
                .extracting(ReturnEdge::from, ReturnEdge::to, ReturnEdge::pingPong)
                .containsExactlyInAnyOrder(tuple(XIPU, XIPU, 0L), tuple(XIPU, ANJING, 0L));
        assertThat(returned(new ReturnFilter(YEAR, APRIL, null, null, false, true, null, null)))
                .containsExactly(refused.caseId());
    }

    private List<CaseId> returned(UnitId unit, UnitId sentTo, boolean pingPong) {
        var filter = new ReturnFilter(YEAR, APRIL, unit, sentTo, pingPong, false, null, null);
        return returned(filter);
    }

    private List<CaseId> returned(String reason, ReturnedCases cases) {
        return returned(new ReturnFilter(YEAR, APRIL, null, null, false, false, reason, cases));
    }

    private List<CaseId> returned(ReturnFilter filter) {
        var found = returns.returns(filter, null, 0, 50);
        assertThat(found.total()).isEqualTo(found.rows().size());
        return found.rows().stream().map(ReturnRow::caseId).toList();
    }

    @Test
    void whatIsSilentIsFound() {
        var stuck = History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .classified()
                .assigned(XIPU);
        var due = "2026-03-11T16:00:00Z";
        var notAsked = History.received().replied().set(Clock.FOLLOW_UP, 1, due);
        var asked = History.received()
                .replied()
                .set(Clock.FOLLOW_UP, 1, due)
                .followedUp(Satisfaction.SATISFIED)
                .met(Clock.FOLLOW_UP, 1, false)
                .archived();
        var never = History.received().replied().archived();
        project(stuck, notAsked, asked, never);

        // The last act was on Monday; Tuesday to Thursday are three whole days on Friday.
        assertThat(found(InactiveList.NO_EVENT, 3, "2026-03-05T15:59:59Z")).isEmpty();
        assertThat(found(InactiveList.NO_EVENT, 3, "2026-03-05T16:00:00Z")).containsExactly(stuck.caseId());
        assertThat(found(InactiveList.NO_EVENT, 5, "2026-03-09T15:59:59Z")).isEmpty();
        assertThat(found(InactiveList.NO_EVENT, 5, "2026-03-09T16:00:00Z")).containsExactly(stuck.caseId());
        assertThat(found(InactiveList.NOT_ASKED, 5, "2026-03-11T15:59:59Z")).isEmpty();
        assertThat(found(InactiveList.NOT_ASKED, 5, due)).containsExactly(notAsked.caseId());
        assertThat(found(InactiveList.FOLLOW_UP_MISSING, 5, due)).containsExactly(never.caseId());

        project(stuck.at("2026-03-10T01:00:00Z").missed(Clock.REPLY, 1));
        assertThat(found(InactiveList.NO_EVENT, 5, "2026-03-10T02:00:00Z"))
                .as("what the ledger records by itself is no act")
                .containsExactly(stuck.caseId());
    }

    @Test
    void givenAttemptsThatReachNoOne_whenTwoFollowEachOther_thenTheCaseIsFoundUntilSomeoneIsReached() {
        var once = History.received().replied().called(false);
        var twice = History.received().replied().called(false).called(false);
        var reached = History.received().replied().called(false).called(false).called(true);
        var archived = History.received().replied().called(false).called(false).archived();
        project(once, twice, reached, archived);

        assertThat(found(InactiveList.NOT_REACHED, 5, "2026-03-11T16:00:00Z")).containsExactly(twice.caseId());

        project(twice.followedUp(Satisfaction.PARTLY));
        assertThat(found(InactiveList.NOT_REACHED, 5, "2026-03-11T16:00:00Z")).isEmpty();
    }

    @Test
    void whoPressesACaseDoesNotBreakItsSilence_whoHasItDoes() {
        var pressed = withXipuSinceMonday();
        var lookedInto = withXipuSinceMonday();
        var worked = withXipuSinceMonday();
        project(pressed, lookedInto, worked);
        project(
                pressed.at("2026-03-05T01:00:00Z").urged(),
                lookedInto.at("2026-03-05T01:00:00Z").extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z"),
                worked.at("2026-03-05T01:00:00Z").accepted());

        assertThat(found(InactiveList.NO_EVENT, 3, "2026-03-06T01:00:00Z"))
                .containsExactlyInAnyOrder(pressed.caseId(), lookedInto.caseId());
    }

    @Test
    void whoGetsACaseIsNotSilentAboutTheTimeBefore() {
        project(History.received()
                .classified()
                .signedOff(XIPU)
                .at("2026-03-05T01:00:00Z")
                .assigned(XIPU));

        assertThat(found(InactiveList.NO_EVENT, 1, "2026-03-05T15:59:59Z")).isEmpty();
        assertThat(found(InactiveList.NO_EVENT, 1, "2026-03-06T15:59:59Z")).isEmpty();
        assertThat(found(InactiveList.NO_EVENT, 1, "2026-03-09T16:00:00Z")).hasSize(1);
    }

    private static History withXipuSinceMonday() {
        return History.received()
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .classified()
                .signedOff(XIPU)
                .assigned(XIPU);
    }

    @Test
    void whoeverShouldHaveBeenToldAndWasNotIsFound() {
        var half = gated().approved(ApprovalLevel.LEADER);
        var approved = gated().approved(ApprovalLevel.LEADER)
                .at("2026-03-10T01:00:00Z")
                .approved(ApprovalLevel.LEGAL);
        var sent = gated().approved(ApprovalLevel.LEADER)
                .approved(ApprovalLevel.LEGAL)
                .replied();
        var due = "2026-03-11T16:00:00Z";
        var notGiven = withXipuSinceMonday().accepted().replied().set(Clock.NOTICE, 1, due);
        var given = withXipuSinceMonday().accepted().set(Clock.NOTICE, 1, due).met(Clock.NOTICE, 1, false);
        var closedWithout = withXipuSinceMonday()
                .accepted()
                .replied()
                .set(Clock.NOTICE, 1, due)
                .at("2026-03-09T01:00:00Z")
                .archived()
                .lapsed(Clock.NOTICE, 1);
        project(half, approved, sent, notGiven, given, closedWithout);

        assertThat(found(InactiveList.NOBODY_TOLD, 5, "2026-03-08T01:00:00Z")).isEmpty();
        assertThat(found(InactiveList.NOBODY_TOLD, 5, "2026-03-11T15:59:59Z"))
                .containsExactly(closedWithout.caseId(), approved.caseId());
        assertThat(found(InactiveList.NOBODY_TOLD, 5, due))
                .containsExactly(closedWithout.caseId(), approved.caseId(), notGiven.caseId());

        project(approved.at("2026-03-12T01:00:00Z").replied());
        assertThat(found(InactiveList.NOBODY_TOLD, 5, due)).containsExactly(closedWithout.caseId(), notGiven.caseId());
    }

    private static History gated() {
        return History.received()
                .classified(Severity.MAJOR)
                .signedOff(XIPU)
                .assigned(XIPU)
                .accepted()
                .drafted();
    }

    @Test
    void theTimesOfOneCaseAreFound() {
        var one = acceptedAfter(1);
        project(one, acceptedAfter(2));

        var filter = new HoldingFilter(YEAR, APRIL, one.caseId(), null, null, null, null, false);
        var behind = held.held(filter, null, 0, 50);
        assertThat(behind.rows()).isNotEmpty().allMatch(r -> r.caseId().equals(one.caseId()));
        assertThat(held.held(MARCH, null, 0, 50).total()).isEqualTo(2 * behind.total());
    }

    private List<CaseId> found(InactiveList list, int days, String now) {
        return rows(list, days, now).stream().map(InactiveRow::caseId).toList();
    }

    private List<InactiveRow> rows(InactiveList list, int days, String now) {
        var page = silent.find(list, days, null, Instant.parse(now), 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows();
    }

    @ParameterizedTest
    @DisplayName("O121-45 a follow-up due in a year without its holiday notice is provisional")
    @CsvSource({"2026-12-31T15:59:59Z, false", "2026-12-31T16:00:00Z, true"})
    void aFollowUpInAnUnknownYearIsProvisional(String due, boolean provisional) {
        project(History.received().replied().set(Clock.FOLLOW_UP, 1, due));
        assertThat(rows(InactiveList.NOT_ASKED, 5, due)).singleElement().returns(provisional, InactiveRow::provisional);
    }

    @Test
    void rowsBuiltAnewAreTheSame() {
        project(
                History.wholeLife(),
                History.received().classified().assigned(XIPU).returned().assigned(ANJING),
                History.received().classified().assigned(XIPU).adopted("old", null, false));
        var rows = TABLES.stream().map(ledger::rows).toList();

        ledger.project(view);

        assertThat(rows).noneMatch(List::isEmpty);
        assertThat(TABLES.stream().map(ledger::rows).toList()).isEqualTo(rows);
    }

    @Test
    void rowsKeptEventByEventAreThoseBuiltInOneGo() throws InterruptedException {
        try (var views = ledger.views(view)) {
            views.start();
            History.received()
                    .classified()
                    .assigned(XIPU)
                    .adopted("old", null, false)
                    .in(ledger);
            History.wholeLife().in(ledger);
            assertThat(views.awaitPosition(ledger.log().head(), Duration.ofSeconds(60)))
                    .isTrue();
        }
        var kept = TABLES.stream().map(ledger::rows).toList();

        ledger.project(view);

        assertThat(TABLES.stream().map(ledger::rows).toList()).isEqualTo(kept);
    }
}
