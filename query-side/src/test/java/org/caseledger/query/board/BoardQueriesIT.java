package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.board.BoardFilter.ALL;
import static org.caseledger.query.testing.Folds.fold;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Channel;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintKind;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.DeadlineSet;
import org.caseledger.events.Role;
import org.caseledger.events.Severity;
import org.caseledger.events.SourceVerdict;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardCounts.UnitState;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoardQueriesIT {

    private static final Instant NOW = Instant.parse("2026-03-06T01:00:00Z");

    private final TestLedger ledger = new TestLedger();
    private final BoardView view = new BoardView(ledger.database(), Procedures.builtIn());
    private final BoardQueries board = new BoardQueries(ledger.database());

    private final History red =
            History.receivedAt(
                            "2026-03-01T01:00:00Z",
                            ComplaintKind.COMPLAINT,
                            Channel.MAYOR_HOTLINE,
                            "红光超市")
                    .classified(Severity.URGENT)
                    .signedOff(XIPU)
                    .assigned(XIPU)
                    .set(Clock.REPLY, 1, "2026-03-05T16:00:00Z");
    private final History amber =
            History.receivedAt(
                            "2026-03-02T01:00:00Z",
                            ComplaintKind.REPORT,
                            Channel.LETTER,
                            "Sunny 药房")
                    .classified()
                    .signedOff(ANJING)
                    .assigned(ANJING)
                    .accepted()
                    .set(Clock.REPLY, 1, "2026-03-06T16:00:00Z");
    private final History green =
            History.receivedAt("2026-03-03T01:00:00Z", ComplaintKind.INQUIRY, Channel.PHONE, null)
                    .set(Clock.SIGN_OFF, 1, "2026-03-09T16:00:00Z");
    private final History done =
            History.receivedAt(
                            "2026-03-04T01:00:00Z",
                            ComplaintKind.COMPLAINT,
                            Channel.MAYOR_HOTLINE,
                            "红光便利店")
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
        return new BoardFilter(
                unit,
                state,
                null,
                null,
                null,
                light,
                respondent,
                null,
                category,
                null,
                false,
                null);
    }

    @Test
    void givenAWholeLife_thenTheCardIsWhatTheFoldSays() {
        var history = History.wholeLife().in(ledger);
        ledger.project(view);

        assertThat(board.card(history.caseId())).contains(fold(view, history.recorded()).card());
        assertThat(board.card(CaseId.random())).isEmpty();
    }

    @Test
    void everyFilterFindsItsCases() {
        project();

        assertThat(found(ALL))
                .containsExactly(done.caseId(), green.caseId(), amber.caseId(), red.caseId());
        assertThat(found(filter(XIPU, null, null, null, null))).containsExactly(red.caseId());
        assertThat(found(filter(null, ComplaintState.ACCEPTED, null, null, null)))
                .containsExactly(amber.caseId());
        assertThat(found(filter(null, null, Light.RED, null, null))).containsExactly(red.caseId());
        assertThat(found(filter(null, null, Light.AMBER, null, null)))
                .containsExactly(amber.caseId());
        assertThat(found(filter(null, null, Light.GREEN, null, null)))
                .containsExactly(done.caseId(), green.caseId());
        assertThat(found(filter(null, null, null, "红光", null)))
                .containsExactly(done.caseId(), red.caseId());
        assertThat(found(filter(null, null, null, "sunny", null))).containsExactly(amber.caseId());
        assertThat(found(filter(null, null, null, "%", null))).isEmpty();
        assertThat(found(filter(null, null, null, null, "食品")))
                .containsExactly(amber.caseId(), red.caseId());
        assertThat(found(filter(null, null, null, null, "食"))).isEmpty();
        assertThat(found(ALL.within(ANJING))).containsExactly(amber.caseId());
        assertThat(found(filter(XIPU, null, null, null, null).within(ANJING))).isEmpty();
        String number = board.card(red.caseId()).orElseThrow().number();
        assertThat(
                        found(
                                new BoardFilter(
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
        assertThat(
                        found(
                                new BoardFilter(
                                        null, null, null, null, null, null, null, null, null, true,
                                        false, null)))
                .containsExactly(done.caseId());
        assertThat(
                        found(
                                new BoardFilter(
                                        null, null, null, null, null, null, null, null, null, null,
                                        true, null)))
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
        for (Instant now :
                List.of(
                        due.minusSeconds(86_401),
                        due.minusSeconds(86_400),
                        due.minusNanos(1_000),
                        due)) {
            BoardCard card = board.card(amber.caseId()).orElseThrow();
            var filter = filter(null, null, card.lightAt(now), null, null).within(ANJING);

            assertThat(board.find(filter, BoardSort.DUE, 0, 1, now).rows()).containsExactly(card);
        }
    }

    @Test
    void aClockThatIsAmberBehindAFreshOneThatIsDueFirst_isTheLightOfTheCase() {
        var mediation = Instant.parse("2026-03-20T16:00:00Z");
        var slow =
                green.by(
                        Role.SYSTEM,
                        new DeadlineSet(
                                Clock.MEDIATION,
                                1,
                                1,
                                green.now(),
                                NOW.minusSeconds(1),
                                mediation,
                                "45 working days",
                                "Order 20 art. 20",
                                "P9-1",
                                "cn-1",
                                false));
        project();
        var past = new PastView(ledger.database());
        ledger.project(past);

        var card = board.card(slow.caseId()).orElseThrow();
        assertThat(card.next().clock()).isEqualTo(Clock.SIGN_OFF);
        assertThat(card.lightAt(NOW)).isEqualTo(Light.AMBER);
        assertThat(card.lightAt(NOW.minusSeconds(2))).isEqualTo(Light.GREEN);
        assertThat(found(filter(null, null, Light.AMBER, null, null)))
                .contains(slow.caseId(), amber.caseId());
        assertThat(board.counts(ALL, NOW).lights())
                .containsEntry(Light.AMBER, 2L)
                .containsEntry(Light.GREEN, 0L);
        var then = new PastQueries.Then(ledger.log().head(), NOW);
        assertThat(
                        new PastQueries(ledger.database())
                                .find(PastFilter.UNDER_WAY, then, 0, 9).rows().stream()
                                        .filter(c -> c.caseId().equals(slow.caseId())))
                .singleElement()
                .satisfies(c -> assertThat(c.light()).isEqualTo(Light.AMBER));
    }
}
