package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.board.BoardFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.duty.DutyOfficer;
import org.caseledger.events.duty.DutyOfficerNamed;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Page;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The lists of the board at their edges: rare characters, ties, last pages, incidents. */
class BoardListsIT {
    private static final Instant NOW = Instant.parse("2026-03-06T01:00:00Z");
    private static final String DUE = "2026-03-05T16:00:00Z";
    private static final String LATER = "2026-03-20T16:00:00Z";
    private static TestLedger ledger;
    private static BoardQueries board;
    private static WorkQueries work;
    private static History rare;
    private static History wide;
    private static History signs;
    private static History latin;
    private static History unnamed;
    private static History onDuty;
    private static History archived;
    private static List<History> all;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        board = new BoardQueries(ledger.database());
        work = new WorkQueries(ledger.database());
        rare = received("2026-03-01T01:00:00Z", "𠮷祥烘焙坊（犀浦店）");
        rare.classified().signedOff(XIPU).assigned(XIPU).set(Clock.REPLY, 1, DUE);
        wide = received("2026-03-01T02:00:00Z", "１２３号便利店");
        wide.classified().signedOff(XIPU).assigned(XIPU).set(Clock.REPLY, 1, DUE);
        signs = received("2026-03-01T03:00:00Z", "100%_果汁\\吧");
        signs.classified().signedOff(ANJING).assigned(ANJING).set(Clock.REPLY, 1, LATER);
        latin = received("2026-03-01T04:00:00Z", "Ünal KEBAP");
        latin.classified();
        unnamed = received("2026-03-01T05:00:00Z", null);
        unnamed.classified().signedOff(XIPU).assigned(XIPU).returned();
        onDuty = received("2026-03-01T06:00:00Z", "城南药房");
        onDuty.by(
                Role.SYSTEM,
                new DutyOfficerNamed(
                        LocalDate.parse("2026-03-01"),
                        XIPU,
                        List.of(new DutyOfficer("he", "何𠮷", null), new DutyOfficer("su", "苏禾", null)),
                        onDuty.now()));
        onDuty.set(Clock.SIGN_OFF, 1, LATER);
        archived = received("2026-03-01T07:00:00Z", "𠮷祥烘焙坊（安靖店）");
        archived.classified().signedOff(XIPU).assigned(XIPU).declined().archived();
        all = List.of(rare, wide, signs, latin, unnamed, onDuty, archived);
        all.forEach(history -> history.in(ledger));
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History received(String at, String respondent) {
        return History.receivedAt(at, ComplaintKind.COMPLAINT, Channel.PHONE, respondent);
    }

    private static BoardFilter respondent(String part) {
        return new BoardFilter(null, null, null, null, null, null, part, null, null, null, false, null);
    }

    private static List<CaseId> ids(Page<BoardCard> page) {
        return page.rows().stream().map(BoardCard::caseId).toList();
    }

    private static List<CaseId> ids(History... histories) {
        return Stream.of(histories).map(History::caseId).toList();
    }

    static Stream<Arguments> respondents() {
        return Stream.of(
                Arguments.of("𠮷", List.of("archived", "rare")),
                Arguments.of("𠮷祥烘焙坊（犀浦店）", List.of("rare")),
                Arguments.of("１２３", List.of("wide")),
                Arguments.of("123", List.of()),
                Arguments.of("100%", List.of("signs")),
                Arguments.of("%_", List.of("signs")),
                Arguments.of("\\", List.of("signs")),
                Arguments.of("_", List.of("signs")),
                Arguments.of("kebap", List.of("latin")),
                Arguments.of("ünal", List.of("latin")),
                Arguments.of("吉", List.of()));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("respondents")
    void givenPartOfAName_whenAsked_thenItIsFoundAsItIsWrittenWhateverItsCase(String part, List<String> found) {
        var names = board.find(respondent(part), BoardSort.RECEIVED, 0, 9, NOW).rows().stream()
                .map(card -> name(card.caseId()))
                .toList();

        assertThat(names).isEqualTo(found);
    }

    private static String name(CaseId caseId) {
        var names = List.of("rare", "wide", "signs", "latin", "unnamed", "onDuty", "archived");
        for (int i = 0; i < names.size(); i++) {
            if (all.get(i).caseId().equals(caseId)) {
                return names.get(i);
            }
        }
        return "unknown";
    }

    @ParameterizedTest
    @CsvSource({"食品, 5", "过期, 5", "食, 0", "食品、过期, 0"})
    void givenACategory_whenAsked_thenItIsAWholeOneOfTheCase(String category, int many) {
        var filter = new BoardFilter(null, null, null, null, null, null, null, null, category, null, true, null);

        assertThat(board.find(filter, BoardSort.NUMBER, 0, 9, NOW).total())
                .as("of those that are open and classified")
                .isEqualTo(many);
    }

    @Test
    void givenCasesDueTogether_whenSortedByDue_thenTheLaterReceivedComesFirstAndNoneWithoutAClock() {
        assertThat(ids(board.find(ALL, BoardSort.DUE, 0, 4, NOW)))
                .as("due alike: the one received last first")
                .containsExactlyElementsOf(ids(wide, rare, onDuty, signs));
        assertThat(ids(board.find(ALL, BoardSort.DUE, 1, 4, NOW)))
                .as("what has no clock, the latest received first")
                .containsExactlyElementsOf(ids(archived, unnamed, latin));
    }

    @ParameterizedTest
    @CsvSource({"DUE", "RECEIVED", "STUCK", "NUMBER"})
    void givenEachOrder_whenPagedOneByOne_thenTheCardsAreThoseOfTheWholeList(BoardSort sort) {
        var whole = board.find(ALL, sort, 0, 50, NOW);
        var paged = new ArrayList<BoardCard>();
        for (int page = 0; page < all.size(); page++) {
            var one = board.find(ALL, sort, page, 1, NOW);
            assertThat(one.total()).isEqualTo(all.size());
            paged.addAll(one.rows());
        }

        assertThat(paged).isEqualTo(whole.rows()).hasSize(all.size()).doesNotHaveDuplicates();
        assertThat(board.find(ALL, sort, all.size(), 1, NOW).rows()).isEmpty();
        assertThat(board.find(ALL, sort, 1, all.size(), NOW).rows()).isEmpty();
    }

    @Test
    void givenTheNumbersOfTheBoard_whenOpened_thenEachHasAsManyCardsAsItSays() {
        var counts = board.counts(ALL, NOW);

        assertThat(counts.total()).as("the archived one is not under way").isEqualTo(6);
        for (var row : counts.units()) {
            var filter = new BoardFilter(
                    row.unit(), row.state(), null, null, null, null, null, null, null, null, false, null);
            var opened = board.counted(filter, row.unit() == null, BoardSort.DUE, 0, 9, NOW);
            assertThat(opened.total()).as("%s", row).isEqualTo(row.cards());
            assertThat(opened.rows()).hasSize((int) row.cards());
        }
        counts.lights()
                .forEach((light, many) -> assertThat(board.counted(lit(light), false, BoardSort.DUE, 0, 9, NOW)
                                .total())
                        .as("%s", light)
                        .isEqualTo(many));
    }

    private static BoardFilter lit(Light light) {
        return new BoardFilter(null, null, null, null, null, light, null, null, null, null, false, null);
    }

    @Test
    void givenCasesWithoutAUnit_whenOpened_thenTheyComeByWhatIsDueAndInPages() {
        var unassigned = board.counted(ALL, true, BoardSort.DUE, 0, 9, NOW);
        assertThat(ids(unassigned)).containsExactlyElementsOf(ids(onDuty, unnamed, latin));
        assertThat(unassigned.total()).isEqualTo(3);
        assertThat(ids(board.counted(ALL, true, BoardSort.DUE, 1, 2, NOW))).isEqualTo(ids(latin));
        assertThat(board.counted(ALL, true, BoardSort.DUE, 2, 2, NOW)).isEqualTo(new Page<>(List.of(), 3));
        assertThat(board.counted(ALL.within(XIPU), true, BoardSort.DUE, 0, 9, NOW)
                        .rows())
                .isEmpty();
    }

    static Stream<Arguments> waiting() {
        return Stream.of(
                Arguments.of(actor("luo", Role.HANDLER, XIPU), XIPU, List.of("wide", "rare")),
                Arguments.of(actor("luo", Role.HANDLER, ANJING), ANJING, List.of("signs")),
                Arguments.of(actor("wang", Role.LEADER, null), null, List.of("latin")),
                Arguments.of(actor("lin", Role.DISPATCHER, null), null, List.of("onDuty")),
                Arguments.of(actor("wen", Role.CENTER_HEAD, null), null, List.of("unnamed")),
                Arguments.of(actor("he", Role.LEADER, null), null, List.of("onDuty", "latin")),
                Arguments.of(actor("he", Role.DISPATCHER, null), null, List.of("onDuty")),
                Arguments.of(actor("su", Role.HANDLER, XIPU), XIPU, List.of("wide", "rare", "onDuty")),
                Arguments.of(actor("lin", Role.AUDITOR, null), null, List.of()));
    }

    private static Actor actor(String person, Role role, UnitId unit) {
        return new Actor(person, person, role, unit);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("waiting")
    @DisplayName("P9.13, P9.14 a case waits for a role, and for whoever had duty, but once")
    void givenAPerson_whenAskedWhatWaits_thenByRoleUnitAndDutyAndEachOnce(
            Actor actor, UnitId unit, List<String> expected) {
        var whole = work.waitingFor(actor, unit, 0, 50);
        assertThat(whole.stream().map(card -> name(card.caseId())).toList()).isEqualTo(expected);
        assertThat(work.countWaitingFor(actor, unit).read(ledger.sql())).isEqualTo(expected.size());

        for (int page = 0; page < expected.size(); page++) {
            assertThat(work.waitingFor(actor, unit, page, 1)).isEqualTo(whole.subList(page, page + 1));
        }
        assertThat(work.waitingFor(actor, unit, expected.size(), 1)).isEmpty();
    }

    @Test
    void givenAnIncident_whenAsked_thenOnlyCasesStillAttachedToItAreShownAndCounted() {
        var incident = UUID.randomUUID();
        attach(incident, rare, true);
        attach(incident, signs, true);
        attach(incident, wide, false);
        attach(UUID.randomUUID(), latin, true);
        var ofIncident = board.ofIncident(incident, false);

        assertThat(ids(ofIncident.find(ALL, BoardSort.DUE, 0, 9, NOW))).isEqualTo(ids(rare, signs));
        assertThat(ofIncident.counts(ALL, NOW).total()).isEqualTo(2);
        assertThat(ofIncident.find(ALL.within(ANJING), BoardSort.DUE, 0, 9, NOW).total())
                .isOne();
        assertThat(board.ofIncident(incident, true)
                        .find(ALL, BoardSort.DUE, 0, 9, NOW)
                        .total())
                .as("an exercise has cases of its own")
                .isZero();
        assertThat(board.ofIncident(UUID.randomUUID(), false).counts(ALL, NOW).total())
                .isZero();
    }

    private static void attach(UUID incident, History history, boolean attached) {
        ledger.sql()
                .sql("""
                        INSERT INTO views.incident_case (incident_id, case_id, attached)
                        VALUES (:incident, :case, :attached)
                        """)
                .param("incident", incident)
                .param("case", history.caseId().value())
                .param("attached", attached)
                .update();
    }
}
