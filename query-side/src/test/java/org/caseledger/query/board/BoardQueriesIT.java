package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.board.BoardFilter.ALL;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caseledger.categories.CategoryBook;
import org.caseledger.categories.FirstCategories;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.events.office.CategoryEvent.CategoryMerged;
import org.caseledger.events.office.CategoryEvent.CategoryRenamed;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class BoardQueriesIT {
    private static final Instant NOW = Instant.parse("2026-03-06T01:00:00Z");

    private static final Channel PHONE = Channel.PHONE;
    private static final UnitId WEST = new UnitId("WEST");
    private static final String LATER = "2026-03-20T16:00:00Z";

    private final TestLedger ledger = new TestLedger();
    private final BoardView view = new BoardView(ledger.database(), Procedures.builtIn());
    private final BoardQueries board = new BoardQueries(ledger.database());
    private final WorkQueries work = new WorkQueries(ledger.database());

    private final History red = History.receivedAt(
                    "2026-03-01T01:00:00Z", ComplaintKind.COMPLAINT, Channel.MAYOR_HOTLINE, "红光超市")
            .classified(Severity.URGENT)
            .signedOff(XIPU)
            .assigned(XIPU)
            .set(Clock.REPLY, 1, "2026-03-05T16:00:00Z");
    private final History amber = History.receivedAt(
                    "2026-03-02T01:00:00Z", ComplaintKind.REPORT, Channel.LETTER, "Sunny 药房")
            .classified()
            .signedOff(ANJING)
            .assigned(ANJING)
            .accepted()
            .set(Clock.REPLY, 1, "2026-03-06T16:00:00Z");
    private final History green = History.receivedAt("2026-03-03T01:00:00Z", ComplaintKind.INQUIRY, Channel.PHONE, null)
            .set(Clock.SIGN_OFF, 1, "2026-03-09T16:00:00Z");
    private final History done = History.receivedAt(
                    "2026-03-04T01:00:00Z", ComplaintKind.COMPLAINT, Channel.MAYOR_HOTLINE, "红光便利店")
            .adopted("citizen-messages", SourceVerdict.IN_TIME, true);

    @AfterEach
    void close() {
        ledger.close();
    }

    private void project() {
        List.of(red, amber, green, done).forEach(history -> history.in(ledger));
        ledger.project(view);
    }

    private List<CaseId> found(BoardFilter filter) {
        var page = board.find(filter, BoardSort.RECEIVED, 0, 50, NOW);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(BoardCard::caseId).toList();
    }

    private static BoardFilter filter(
            UnitId unit, ComplaintState state, Light light, String respondent, String category) {
        return new BoardFilter(unit, state, null, null, null, light, respondent, null, category, null, false, null);
    }

    @Test
    @DisplayName("P9.01: a unit finds the cases with which it assists, or has assisted the lead unit")
    void givenAUnitAssists_thenItsPeopleFindTheCaseUntilItIsNotTheirsToSee() {
        var asked = atXipu().assistedBy(ANJING, 1, LATER).in(ledger);
        var reported = atXipu().assistedBy(ANJING, 1, LATER).assistanceAnswered(ANJING, 1);
        reported.in(ledger);
        atXipu().assistedBy(ANJING, 1, LATER)
                .assistanceAnswered(ANJING, 1)
                .assigned(WEST)
                .in(ledger);
        atXipu().assistedBy(WEST, 1, LATER).in(ledger);
        var own = History.received()
                .classified()
                .signedOff(ANJING)
                .assigned(ANJING)
                .in(ledger);
        ledger.project(view);

        assertThat(found(ALL.within(ANJING)))
                .containsExactlyInAnyOrder(asked.caseId(), reported.caseId(), own.caseId());
        assertThat(found(new BoardFilter(XIPU, null, null, null, null, null, null, null, null, null, true, ANJING)))
                .containsExactlyInAnyOrder(asked.caseId(), reported.caseId());
        assertThat(board.counts(ALL.within(ANJING), NOW).total()).isEqualTo(3);
        assertThat(board.find(ALL.within(ANJING), BoardSort.DUE, 0, 50, NOW).rows())
                .filteredOn(card -> card.assistedBy().contains(ANJING))
                .extracting(BoardCard::caseId)
                .containsExactlyInAnyOrder(asked.caseId(), reported.caseId());
        assertThat(work.countWaitingFor(new Actor("he", "何岸", Role.HANDLER, ANJING), ANJING)
                        .read(ledger.sql()))
                .as("whose turn it is in the case is the lead unit’s")
                .isEqualTo(1);
    }

    private static History atXipu() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU);
    }

    @Test
    void givenACategoryIsRenamedOrMerged_thenItsCasesAreFoundByEveryName() {
        var milk =
                History.received().classifiedAs(List.of("食品", "乳制品"), List.of()).in(ledger);
        var wine =
                History.received().classifiedAs(List.of("食品", "酒类"), List.of()).in(ledger);
        var gas = History.received()
                .classifiedAs(List.of("公用事业", "乳制品"), List.of())
                .in(ledger);
        ledger.project(view);
        var book = CategoryBook.NONE
                .on(FirstCategories.adopted("启用"))
                .on(new CategoryRenamed(new CategoryCode("0105"), "奶制品", null, "更名"))
                .on(new CategoryMerged(new CategoryCode("0109"), new CategoryCode("0105"), "合并"));
        var now = new BoardQueries(ledger.database(), () -> book);

        assertThat(found(now, "奶制品"))
                .containsExactlyInAnyOrder(milk.caseId(), wine.caseId())
                .doesNotContain(gas.caseId());
        assertThat(found(now, "酒类")).containsExactly(wine.caseId());
        assertThat(found(now, "食品")).containsExactlyInAnyOrder(milk.caseId(), wine.caseId());
        assertThat(found(board, "奶制品")).isEmpty();
    }

    private static List<CaseId> found(BoardQueries queries, String category) {
        var page = queries.find(filter(null, null, null, null, category), BoardSort.RECEIVED, 0, 50, NOW);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(BoardCard::caseId).toList();
    }

    @Test
    void givenAWholeLife_thenTheCardIsWhatTheFoldSays() {
        var history = History.wholeLife().in(ledger);
        ledger.project(view);

        assertThat(board.card(history.caseId()))
                .contains(fold(view, history.recorded()).card());
        assertThat(board.card(CaseId.random())).isEmpty();
    }

    @Test
    @DisplayName("P9.14 what came in on a person's duty waits for that person until it is assigned")
    void whatCameInOnSomebodysDutyWaitsForThatPersonToo() {
        var duty = History.receivedAt("2026-03-05T01:00:00Z", ComplaintKind.REPORT, PHONE, null);
        var assigned = History.receivedAt("2026-03-05T02:00:00Z", ComplaintKind.REPORT, PHONE, null);
        var referred = History.receivedAt("2026-03-05T03:00:00Z", ComplaintKind.REPORT, PHONE, null);
        for (var history : List.of(duty, assigned, referred)) {
            history.by(Role.SYSTEM, onDuty(history, "he")).set(Clock.REPLY, 1, LATER);
        }
        assigned.classified().signedOff(ANJING).assigned(ANJING);
        referred.by(
                Role.INTAKE,
                new ComplaintReferred("区住建局", "不属本局", new Told(Medium.PHONE, NOW), null, null, referred.occurred()));
        List.of(duty, assigned, referred).forEach(history -> history.in(ledger));
        project();

        var handler = new Actor("he", "何岸", Role.HANDLER, XIPU);
        assertThat(waiting(handler, XIPU)).containsExactly(red.caseId(), duty.caseId());
        assertThat(work.countWaitingFor(handler, XIPU).read(JdbcClient.create(ledger.database())))
                .isEqualTo(2);
        assertThat(work.waitingFor(handler, XIPU, 1, 1))
                .extracting(BoardCard::caseId)
                .containsExactly(duty.caseId());
        assertThat(board.card(duty.caseId()).orElseThrow().onDuty()).containsExactly("he");
        assertThat(board.card(assigned.caseId()).orElseThrow().onDuty()).isEmpty();
        assertThat(waiting(new Actor("luo", "罗青", Role.HANDLER, XIPU), XIPU)).containsExactly(red.caseId());
        var dispatcher = new Actor("he", "何岸", Role.DISPATCHER, null);
        assertThat(waiting(dispatcher, null))
                .as("once, though it waits for the role and for the person")
                .containsOnlyOnce(duty.caseId());
        assertThat(waiting(new Actor("he", "何岸", Role.LEADER, null), null)).contains(duty.caseId());
    }

    @Test
    void theClosedCasesOfAUnitAreCountedByHowTheyEndedUntilTheyAreArchived() {
        var before = work.closed(ANJING);
        History.received()
                .classified()
                .signedOff(ANJING)
                .assigned(ANJING)
                .declined()
                .in(ledger);
        History.received().classified().signedOff(ANJING).assigned(ANJING).in(ledger);
        History.received()
                .classified()
                .signedOff(ANJING)
                .assigned(ANJING)
                .declined()
                .archived()
                .in(ledger);
        project();

        assertThat(before).doesNotContainKey(ComplaintState.DECLINED);
        assertThat(work.closed(ANJING))
                .containsEntry(ComplaintState.DECLINED, 1L)
                .doesNotContainKeys(ComplaintState.ASSIGNED, ComplaintState.ARCHIVED);
    }

    private List<CaseId> waiting(Actor actor, UnitId unit) {
        return work.waitingFor(actor, unit, 0, 50).stream()
                .map(BoardCard::caseId)
                .toList();
    }

    private static DutyOfficerNamed onDuty(History history, String person) {
        return new DutyOfficerNamed(
                LocalDate.parse("2026-03-05"), XIPU, List.of(new DutyOfficer(person, "何岸", null)), history.now());
    }

    @Test
    void everyFilterFindsItsCases() {
        project();

        assertThat(found(ALL)).containsExactly(done.caseId(), green.caseId(), amber.caseId(), red.caseId());
        assertThat(found(filter(XIPU, null, null, null, null))).containsExactly(red.caseId());
        assertThat(found(filter(null, ComplaintState.ACCEPTED, null, null, null)))
                .containsExactly(amber.caseId());
        assertThat(found(filter(null, null, Light.RED, null, null))).containsExactly(red.caseId());
        assertThat(found(filter(null, null, Light.AMBER, null, null))).containsExactly(amber.caseId());
        assertThat(found(filter(null, null, Light.GREEN, null, null))).containsExactly(done.caseId(), green.caseId());
        assertThat(found(filter(null, null, null, "红光", null))).containsExactly(done.caseId(), red.caseId());
        assertThat(found(filter(null, null, null, "sunny", null))).containsExactly(amber.caseId());
        assertThat(found(filter(null, null, null, "%", null))).isEmpty();
        assertThat(found(filter(null, null, null, null, "食品"))).containsExactly(amber.caseId(), red.caseId());
        assertThat(found(filter(null, null, null, null, "食"))).isEmpty();
        assertThat(found(ALL.within(ANJING))).containsExactly(amber.caseId());
        assertThat(found(filter(XIPU, null, null, null, null).within(ANJING))).isEmpty();
        String number = board.card(red.caseId()).orElseThrow().number();
        assertThat(found(new BoardFilter(
                        null,
                        null,
                        ComplaintKind.COMPLAINT,
                        Channel.MAYOR_HOTLINE,
                        Severity.URGENT,
                        null,
                        null,
                        number.substring(5, 15),
                        null,
                        false,
                        true,
                        null)))
                .containsExactly(red.caseId());
        assertThat(found(new BoardFilter(null, null, null, null, null, null, null, null, null, true, false, null)))
                .containsExactly(done.caseId());
        assertThat(found(new BoardFilter(null, null, null, null, null, null, null, null, null, null, true, null)))
                .containsExactly(green.caseId(), amber.caseId(), red.caseId());
    }

    @Test
    void cardsComeInTheOrderAskedForAndInPages() {
        project();

        assertThat(board.find(ALL, BoardSort.DUE, 0, 3, NOW).rows())
                .extracting(BoardCard::caseId)
                .containsExactly(red.caseId(), amber.caseId(), green.caseId());
        var second = board.find(ALL, BoardSort.DUE, 1, 3, NOW);
        assertThat(second.rows()).extracting(BoardCard::caseId).containsExactly(done.caseId());
        assertThat(second.total()).isEqualTo(4);
        assertThat(board.find(ALL, BoardSort.STUCK, 0, 9, NOW).rows())
                .extracting(BoardCard::lastActAt)
                .isSorted();
        assertThat(board.find(ALL, BoardSort.NUMBER, 0, 9, NOW).rows())
                .extracting(BoardCard::number)
                .isSorted();
    }

    @ParameterizedTest
    @CsvSource({"RECEIVED,EARLIEST", "STUCK,ACTED", "NUMBER,LAST_NUMBER"})
    void givenTheOtherOrder_thenTheCardsComeFromTheOtherEnd(BoardSort sort, BoardSort other) {
        project();

        var there = new ArrayList<>(board.find(ALL, sort, 0, 9, NOW).rows());
        Collections.reverse(there);
        assertThat(board.find(ALL, other, 0, 9, NOW).rows()).hasSize(4).isEqualTo(there);
    }

    @Test
    void theCardsOfSeveralCasesAreThoseOfTheBoard() {
        project();

        var cards = board.cards(List.of(red.caseId(), done.caseId(), CaseId.random()));
        assertThat(cards.keySet()).containsExactlyInAnyOrder(red.caseId(), done.caseId());
        assertThat(cards.get(red.caseId())).isEqualTo(board.card(red.caseId()).orElseThrow());
        assertThat(board.cards(List.of())).isEmpty();
    }

    @Test
    void cardsUnderWayAreCountedByUnitAndStateAndByLight() {
        project();

        BoardCounts counts = board.counts(ALL, NOW);

        assertThat(counts.total()).isEqualTo(3);
        assertThat(counts.units())
                .containsExactly(
                        new UnitState(null, ComplaintState.RECEIVED, 1),
                        new UnitState(ANJING, ComplaintState.ACCEPTED, 1),
                        new UnitState(XIPU, ComplaintState.ASSIGNED, 1));
        assertThat(counts.lights())
                .containsEntry(Light.RED, 1L)
                .containsEntry(Light.AMBER, 1L)
                .containsEntry(Light.GREEN, 1L);
        assertThat(board.counts(ALL.within(XIPU), NOW).total()).isEqualTo(1);
    }

    @Test
    void theLightOfTheCardAndOfTheFilterAreOne() {
        project();
        Instant due = board.card(amber.caseId()).orElseThrow().next().dueAt();
        for (Instant now : List.of(due.minusSeconds(86_401), due.minusSeconds(86_400), due.minusNanos(1_000), due)) {
            BoardCard card = board.card(amber.caseId()).orElseThrow();
            var filter = filter(null, null, card.lightAt(now), null, null).within(ANJING);

            assertThat(board.find(filter, BoardSort.DUE, 0, 1, now).rows()).containsExactly(card);
        }
    }

    @Test
    void aClockThatIsAmberBehindAFreshOneThatIsDueFirst_isTheLightOfTheCase() {
        var mediation = Instant.parse("2026-03-20T16:00:00Z");
        var slow = green.by(
                Role.SYSTEM,
                Events.deadline(
                        Clock.MEDIATION,
                        1,
                        1,
                        green.now(),
                        NOW.minusSeconds(1),
                        mediation,
                        "45 working days",
                        "Order 20 art. 20",
                        "P9-2",
                        "cn-1",
                        false));
        project();
        var past = new PastView(ledger.database());
        ledger.project(past);

        var card = board.card(slow.caseId()).orElseThrow();
        assertThat(card.next().clock()).isEqualTo(Clock.SIGN_OFF);
        assertThat(card.lightAt(NOW)).isEqualTo(Light.AMBER);
        assertThat(card.lightAt(NOW.minusSeconds(2))).isEqualTo(Light.GREEN);
        assertThat(found(filter(null, null, Light.AMBER, null, null))).contains(slow.caseId(), amber.caseId());
        assertThat(board.counts(ALL, NOW).lights())
                .containsEntry(Light.AMBER, 2L)
                .containsEntry(Light.GREEN, 0L);
        var then = new PastQueries.Then(ledger.log().head(), NOW);
        assertThat(new PastQueries(ledger.database())
                        .find(PastFilter.UNDER_WAY, then, 0, 9).rows().stream()
                                .filter(c -> c.caseId().equals(slow.caseId())))
                .singleElement()
                .satisfies(c -> assertThat(c.light()).isEqualTo(Light.AMBER));
    }
}
