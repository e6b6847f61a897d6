package org.caseledger.query.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.board.PastFilter.UNDER_WAY;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.Light;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.Page;
import org.caseledger.query.board.PastQueries.Then;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The board as it was after an event of the log, looked at by the clock of then. */
class PastQueriesIT {
    private static final String DUE = "2026-03-05T16:00:00Z";
    private static TestLedger ledger;
    private static PastQueries past;
    private static History urgent;
    private static History letter;
    private static History report;
    private static History migrated;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        past = new PastQueries(ledger.database());
        urgent = History.receivedAt("2026-03-01T01:00:00Z", ComplaintKind.COMPLAINT, Channel.MAYOR_HOTLINE, "红光超市")
                .in(ledger);
        letter = History.receivedAt("2026-03-02T01:00:00Z", ComplaintKind.COMPLAINT, Channel.LETTER, "𠮷祥烘焙坊")
                .set(Clock.SIGN_OFF, 1, DUE)
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .in(ledger);
        report = History.receivedAt("2026-03-02T01:00:00Z", ComplaintKind.REPORT, Channel.LETTER, null)
                .set(Clock.REPLY, 1, DUE)
                .in(ledger);
        urgent.at("2026-03-03T01:00:00Z")
                .classified(Severity.URGENT)
                .assigned(XIPU)
                .in(ledger);
        report.at("2026-03-03T02:00:00Z").classified().assigned(ANJING).in(ledger);
        migrated = History.receivedAt("2026-03-03T03:00:00Z", ComplaintKind.COMPLAINT, Channel.ONLINE_SERVICE, null)
                .adopted("citizen-messages", SourceVerdict.IN_TIME, true)
                .in(ledger);
        urgent.at("2026-03-04T01:00:00Z").returned().in(ledger);
        report.at("2026-03-04T02:00:00Z")
                .accepted()
                .replied()
                .met(Clock.REPLY, 1, false)
                .in(ledger);
        urgent.at("2026-03-04T03:00:00Z").assigned(ANJING).in(ledger);
        ledger.project(new PastView(ledger.database()));
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static Then then(String at) {
        var instant = Instant.parse(at);
        return new Then(ledger.log().positionAt(instant), instant);
    }

    private static List<CaseId> found(PastFilter filter, String at) {
        var page = past.find(filter, then(at), 0, 50);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(PastCard::caseId).toList();
    }

    private static PastFilter of(UnitId unit, ComplaintState state, Light light, UnitId within) {
        return new PastFilter(unit, state, null, null, null, light, null, false, false, within);
    }

    private static PastFilter done(Boolean migratedOnly) {
        return new PastFilter(null, null, null, null, null, null, migratedOnly, false, true, null);
    }

    @Test
    void givenAnyTime_whenAsked_thenTheCardsAreThoseOfThenByTheFirstThatWasDue() {
        assertThat(found(UNDER_WAY, "2026-02-28T00:00:00Z")).isEmpty();
        assertThat(found(UNDER_WAY, "2026-03-01T01:00:00Z")).containsExactly(urgent.caseId());
        assertThat(found(UNDER_WAY, "2026-03-02T01:00:00Z"))
                .as("what has no clock comes last")
                .endsWith(urgent.caseId())
                .containsExactlyInAnyOrder(letter.caseId(), report.caseId(), urgent.caseId());
        assertThat(found(UNDER_WAY, "2026-03-04T03:00:00Z"))
                .as("a reply that was sent ends the matter and its clock")
                .containsExactly(letter.caseId(), urgent.caseId());
    }

    @Test
    void givenACaseThatMoved_whenAsked_thenItIsFoundUnderTheUnitThatHeldItThen() {
        var xipu = of(XIPU, null, null, null);
        var anjing = of(ANJING, null, null, null);
        assertThat(found(xipu, "2026-03-03T01:00:00Z")).containsExactly(urgent.caseId());
        assertThat(found(xipu, "2026-03-04T01:00:00Z")).isEmpty();
        assertThat(found(anjing, "2026-03-04T01:00:00Z")).containsExactly(report.caseId());
        assertThat(found(anjing, "2026-03-04T03:00:00Z")).containsExactly(urgent.caseId());

        var returned = of(null, ComplaintState.RETURNED, null, null);
        assertThat(found(returned, "2026-03-04T01:00:00Z")).containsExactly(urgent.caseId());
        assertThat(found(returned, "2026-03-04T03:00:00Z")).isEmpty();
    }

    @Test
    void givenAReaderOfOneUnit_whenAsked_thenOnlyCasesItHeldThenAreShown() {
        var ofXipu = of(null, null, null, XIPU);
        assertThat(found(ofXipu, "2026-03-03T02:00:00Z")).containsExactly(urgent.caseId());
        assertThat(found(ofXipu, "2026-03-04T03:00:00Z")).isEmpty();
        assertThat(found(of(ANJING, null, null, XIPU), "2026-03-03T02:00:00Z")).isEmpty();
    }

    @Test
    void givenCasesWithoutAUnit_whenAskedForThem_thenTheOthersAreLeftOut() {
        var unassigned = new PastFilter(null, null, null, null, null, null, null, true, false, null);
        assertThat(found(unassigned, "2026-03-03T02:00:00Z")).containsExactly(letter.caseId());
        assertThat(found(unassigned, "2026-03-04T01:00:00Z")).containsExactly(letter.caseId(), urgent.caseId());
    }

    @Test
    void givenKindChannelAndSeverity_whenAsked_thenTheyAreThoseOfThen() {
        var letters = new PastFilter(null, null, null, Channel.LETTER, null, null, null, false, false, null);
        var reports = new PastFilter(null, null, ComplaintKind.REPORT, null, null, null, null, false, false, null);
        var urgentOnly = new PastFilter(null, null, null, null, Severity.URGENT, null, null, false, false, null);
        assertThat(found(letters, "2026-03-02T01:00:00Z")).containsExactlyInAnyOrder(letter.caseId(), report.caseId());
        assertThat(found(reports, "2026-03-02T01:00:00Z")).containsExactly(report.caseId());
        assertThat(found(urgentOnly, "2026-03-02T01:00:00Z"))
                .as("not classified yet")
                .isEmpty();
        assertThat(found(urgentOnly, "2026-03-03T01:00:00Z")).containsExactly(urgent.caseId());
    }

    @ParameterizedTest(name = "at {0}: {1}")
    @CsvSource({
        "2026-03-04T15:59:59Z, GREEN",
        "2026-03-04T16:00:00Z, AMBER",
        "2026-03-05T15:59:59Z, AMBER",
        "2026-03-05T16:00:00Z, RED"
    })
    void givenTheClockOfThen_whenAsked_thenCardFilterAndCountsShowOneLight(String at, Light light) {
        var cards = past.find(of(null, null, light, null), then(at), 0, 9).rows();
        assertThat(cards)
                .filteredOn(card -> card.caseId().equals(letter.caseId()))
                .singleElement()
                .satisfies(card -> assertThat(card.light()).isEqualTo(light));
        assertThat(past.counts(UNDER_WAY, then(at)).lights())
                .containsEntry(Light.GREEN, light == Light.GREEN ? 2L : 1L)
                .containsEntry(Light.AMBER, light == Light.AMBER ? 1L : 0L)
                .containsEntry(Light.RED, light == Light.RED ? 1L : 0L);
    }

    @Test
    void givenWhatIsDone_whenItIsAskedForToo_thenAllComeTheLatestReceivedFirst() {
        var at = "2026-03-04T03:00:00Z";
        assertThat(found(done(null), at))
                .startsWith(migrated.caseId())
                .endsWith(urgent.caseId())
                .containsExactlyInAnyOrder(migrated.caseId(), letter.caseId(), report.caseId(), urgent.caseId());
        assertThat(found(done(true), at)).containsExactly(migrated.caseId());
        assertThat(found(done(false), at)).doesNotContain(migrated.caseId()).hasSize(3);
        assertThat(past.counts(done(null), then(at)).total())
                .as("counted is what was under way")
                .isEqualTo(2);
    }

    @Test
    void givenTiesOfDueAndReceipt_whenPaged_thenNoCaseIsShownTwiceOrLeftOut() {
        var at = then("2026-03-02T01:00:00Z");
        var all = past.find(UNDER_WAY, at, 0, 3);
        for (int page = 0; page < 3; page++) {
            var one = past.find(UNDER_WAY, at, page, 1);
            assertThat(one.rows()).isEqualTo(all.rows().subList(page, page + 1));
            assertThat(one.total()).isEqualTo(3);
        }
        assertThat(past.find(UNDER_WAY, at, 3, 1)).isEqualTo(new Page<>(List.of(), 3));
        assertThat(past.find(UNDER_WAY, at, 1, 3).rows()).isEmpty();
    }

    @Test
    void givenTheBoardOfThen_whenCounted_thenByUnitAndStateWithTheUnassignedFirst() {
        assertThat(past.counts(UNDER_WAY, then("2026-03-03T02:00:00Z")).units())
                .containsExactly(
                        new BoardCounts.UnitState(null, ComplaintState.RECEIVED, 1),
                        new BoardCounts.UnitState(ANJING, ComplaintState.ASSIGNED, 1),
                        new BoardCounts.UnitState(XIPU, ComplaintState.ASSIGNED, 1));
        assertThat(past.counts(of(null, null, null, ANJING), then("2026-03-03T02:00:00Z"))
                        .total())
                .isEqualTo(1);
        assertThat(past.counts(UNDER_WAY, then("2026-02-28T00:00:00Z")).total()).isZero();
    }

    @Test
    void givenRunningClocks_whenTheDueAndTheOverdueAreAsked_thenEachClockIsOfOneOfThem() {
        var amber = past.deadlines(UNDER_WAY, false, then("2026-03-04T16:00:00Z"), 0, 9);
        assertThat(amber.total()).isEqualTo(1);
        assertThat(amber.rows())
                .extracting(PastDeadline::caseId, PastDeadline::clock, PastDeadline::light)
                .containsExactly(tuple(letter.caseId(), Clock.SIGN_OFF, Light.AMBER));

        var late = then("2026-03-09T16:00:00Z");
        var overdue = past.deadlines(UNDER_WAY, true, late, 0, 9);
        assertThat(overdue.rows())
                .as("the first due first")
                .extracting(PastDeadline::clock, PastDeadline::dueAt, PastDeadline::light)
                .containsExactly(
                        tuple(Clock.SIGN_OFF, Instant.parse(DUE), Light.RED),
                        tuple(Clock.REPLY, Instant.parse("2026-03-09T16:00:00Z"), Light.RED));
        assertThat(overdue.total()).isEqualTo(2);
        assertThat(past.deadlines(UNDER_WAY, true, late, 1, 1).rows())
                .isEqualTo(overdue.rows().subList(1, 2));
        assertThat(past.deadlines(UNDER_WAY, false, late, 0, 9).rows()).isEmpty();
        assertThat(past.deadlines(of(null, null, null, XIPU), true, late, 0, 9).rows())
                .isEmpty();
    }

    @Test
    void givenACardOfThen_whenShown_thenItSaysSinceWhichEventItLookedSo() {
        var card = past.find(of(XIPU, null, null, null), then("2026-03-03T20:00:00Z"), 0, 9)
                .rows()
                .get(0);

        assertThat(card.since()).isEqualTo("2026-03-03T01:00:00Z");
        assertThat(card.state()).isEqualTo(ComplaintState.ASSIGNED);
        assertThat(card.handler()).isEqualTo("handler");
        assertThat(card.severity()).isEqualTo(Severity.URGENT);
        assertThat(card.category()).containsExactly("食品", "过期");
        assertThat(card.respondent()).isEqualTo("红光超市");
        assertThat(card.light()).as("no clock runs").isEqualTo(Light.GREEN);
        assertThat(card.amberAt()).isNull();
    }
}
