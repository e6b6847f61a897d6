package org.caseledger.query.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.caseledger.query.deadlines.DeadlineFilter.ALL;
import static org.caseledger.query.deadlines.DeadlineList.DUE_SOON;
import static org.caseledger.query.deadlines.DeadlineList.MET_LATE;
import static org.caseledger.query.deadlines.DeadlineList.OVERDUE;
import static org.caseledger.query.deadlines.DeadlineList.RUNNING;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlineQueriesIT {
    private static final String DUE = "2026-03-09T16:00:00Z";
    private static final Instant DUE_AT = Instant.parse(DUE);
    private static final Instant YEAR = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NEXT_YEAR = Instant.parse("2027-01-01T00:00:00Z");

    private static final UnitId WEST = new UnitId("WEST");

    private final TestLedger ledger = new TestLedger();
    private final DeadlineView view = new DeadlineView(ledger.database());
    private final DeadlineQueries deadlines = new DeadlineQueries(ledger.database());

    @AfterEach
    void close() {
        ledger.close();
    }

    private static History atXipu() {
        return History.received().classified().signedOff(XIPU).assigned(XIPU).set(Clock.REPLY, 1, DUE);
    }

    private void project(History... histories) {
        List.of(histories).forEach(history -> history.in(ledger));
        ledger.project(view);
    }

    private List<CaseId> found(DeadlineList list, DeadlineFilter filter, Instant now) {
        var page = deadlines.find(list, filter, 0, 50, now);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(DeadlineRow::caseId).toList();
    }

    @Test
    void givenAWholeLife_thenEveryClockIsThereAsItEnded() {
        var history = History.wholeLife();
        project(history);

        assertThat(deadlines.of(history.caseId()))
                .extracting(
                        row -> row.deadline().clock(),
                        row -> row.deadline().number(),
                        row -> row.deadline().status(),
                        row -> row.deadline().missed(),
                        row -> row.deadline().late(),
                        DeadlineRow::answering)
                .containsExactly(
                        tuple(Clock.SIGN_OFF, 1, DeadlineStatus.MET, true, true, null),
                        tuple(Clock.REPLY, 1, DeadlineStatus.MET, false, false, ANJING),
                        tuple(Clock.DISPATCH, 1, DeadlineStatus.MET, false, false, null),
                        tuple(Clock.ACCEPTANCE, 1, DeadlineStatus.MET, false, false, ANJING),
                        tuple(Clock.REASSIGNMENT, 1, DeadlineStatus.MET, false, false, null),
                        tuple(Clock.MEDIATION, 1, DeadlineStatus.MET, false, false, ANJING),
                        tuple(Clock.FOLLOW_UP, 1, DeadlineStatus.MET, false, false, null),
                        tuple(Clock.REPLY, 2, DeadlineStatus.MET, true, true, ANJING),
                        tuple(Clock.FOLLOW_UP, 2, DeadlineStatus.LAPSED, false, false, null));
        var mediation = deadlines.of(history.caseId()).get(5).deadline();
        assertThat(mediation.pauses()).hasSize(1);
        assertThat(mediation.dueAt()).isEqualTo(Instant.parse("2026-05-10T16:00:00Z"));
        assertThat(deadlines.of(history.caseId()).get(1).deadline().extended()).isTrue();
    }

    @Test
    void theListsGoByTheLight() {
        var open = atXipu();
        project(open);
        CaseId id = open.caseId();

        Instant amber = DUE_AT.minusSeconds(86_400);
        assertThat(found(DUE_SOON, ALL, amber.minusSeconds(1))).isEmpty();
        assertThat(found(DUE_SOON, ALL, amber)).containsExactly(id);
        Instant last = DUE_AT.minusSeconds(1);
        assertThat(found(DUE_SOON, ALL, last)).containsExactly(id);
        assertThat(found(OVERDUE, ALL, last)).isEmpty();
        assertThat(found(DUE_SOON, ALL, DUE_AT)).isEmpty();
        assertThat(found(OVERDUE, ALL, DUE_AT)).containsExactly(id);

        project(open.suspended(Clock.REPLY, 1));
        assertThat(found(OVERDUE, ALL, DUE_AT.plusSeconds(1))).isEmpty();

        project(open.later(Duration.ofHours(1)).resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z"));
        assertThat(found(OVERDUE, ALL, DUE_AT.plusSeconds(1))).isEmpty();
        assertThat(found(OVERDUE, ALL, NEXT_YEAR)).containsExactly(id);

        project(open.accepted().replied().met(Clock.REPLY, 1, true));
        assertThat(found(OVERDUE, ALL, NEXT_YEAR)).isEmpty();
        assertThat(found(MET_LATE, ALL, NEXT_YEAR)).containsExactly(id);
    }

    @Test
    void theListsAreFiltered() {
        var ours = atXipu();
        var theirs = History.received(ComplaintKind.REPORT, Channel.LETTER, null)
                .classified()
                .signedOff(ANJING)
                .assigned(ANJING)
                .set(Clock.LEAD_CHECK, 1, "2026-03-20T16:00:00Z")
                .adopted("citizen-messages", null, false);
        project(ours, theirs);

        assertThat(found(OVERDUE, ALL, NEXT_YEAR)).containsExactly(ours.caseId(), theirs.caseId());
        assertThat(found(OVERDUE, ALL.within(XIPU), NEXT_YEAR)).containsExactly(ours.caseId());
        assertThat(found(
                        OVERDUE,
                        new DeadlineFilter(
                                ANJING,
                                Channel.LETTER,
                                ComplaintKind.REPORT,
                                Clock.LEAD_CHECK,
                                true,
                                null,
                                null,
                                null,
                                null),
                        NEXT_YEAR))
                .containsExactly(theirs.caseId());
        assertThat(found(
                        OVERDUE,
                        new DeadlineFilter(null, null, null, Clock.MEDIATION, null, null, null, null, null),
                        NEXT_YEAR))
                .isEmpty();
        var second = deadlines.find(OVERDUE, ALL, 1, 1, NEXT_YEAR);
        assertThat(second.total()).isEqualTo(2);
        assertThat(second.rows()).extracting(DeadlineRow::caseId).containsExactly(theirs.caseId());
    }

    @Test
    void anAssistanceIsOnTheListsOfTheUnitThatAssistsUntilItHasReported() {
        var assisted = atXipu().assistedBy(ANJING, 1, DUE);
        var answered = atXipu().assistedBy(ANJING, 1, DUE).assistanceAnswered(ANJING, 1);
        project(assisted, answered, atXipu());
        var own = DeadlineFilter.assistances(ANJING, null);
        assertThat(found(RUNNING, own, YEAR)).containsExactly(assisted.caseId());
        assertThat(deadlines.count(RUNNING, own, YEAR).read(ledger.sql())).isEqualTo(1);
        assertThat(found(OVERDUE, ALL.within(ANJING), NEXT_YEAR)).containsExactly(assisted.caseId());
        assertThat(found(OVERDUE, ALL.within(XIPU), NEXT_YEAR)).hasSize(4);
        assertThat(found(MET_LATE, ALL.within(ANJING), NEXT_YEAR)).isEmpty();
        assertThat(deadlines.assisting(null, YEAR)).isEqualTo(Map.of(ANJING, 1L));
        assertThat(deadlines.assisting(ANJING, YEAR)).isEqualTo(Map.of(ANJING, 1L));
        assertThat(deadlines.assisting(new UnitId("HONGGUANG"), YEAR)).isEmpty();
    }

    @Test
    void givenAnAssistanceReportedLate_thenItsUnitFindsItAsLongAsItSeesTheCase() {
        var late = atXipu().assistedBy(ANJING, 1, DUE).reportedLate(ANJING, 1);
        var moved = atXipu().assistedBy(ANJING, 1, DUE).reportedLate(ANJING, 1).assigned(WEST);
        project(late, moved);
        ledger.project(new BoardView(ledger.database(), Procedures.builtIn()));

        assertThat(found(MET_LATE, ALL.within(ANJING), NEXT_YEAR)).containsExactly(late.caseId());
        assertThat(found(MET_LATE, ALL.within(XIPU), NEXT_YEAR)).containsExactly(late.caseId());
        assertThat(found(MET_LATE, ALL.within(WEST), NEXT_YEAR)).containsExactly(moved.caseId());
    }

    @Test
    void aDayHasTheClocksThatAreDueDuringItOrWithItsEnd() {
        var withItsEnd = atXipu(); // 24:00 of 9 March
        var during = History.received().set(Clock.SIGN_OFF, 1, "2026-03-09T06:00:00Z");
        var theDayAfter = History.received().set(Clock.SIGN_OFF, 1, "2026-03-09T16:00:01Z");
        var suspended = atXipu().suspended(Clock.REPLY, 1);
        project(withItsEnd, during, theDayAfter, suspended);
        var first = LocalDate.of(2026, 3, 1);
        var last = LocalDate.of(2026, 3, 31);
        var noon = Instant.parse("2026-03-09T08:00:00Z");

        assertThat(deadlines.calendar(ALL, first, last, YEAR))
                .extracting(DueDay::day, DueDay::all)
                .containsExactly(tuple(LocalDate.of(2026, 3, 9), 2L), tuple(LocalDate.of(2026, 3, 10), 1L));
        assertThat(deadlines.calendar(ALL, first, last, noon).get(0))
                .satisfies(day -> assertThat(day.red()).isEqualTo(1));
        assertThat(deadlines.calendar(ALL, first, LocalDate.of(2026, 3, 9), YEAR))
                .hasSize(1);
        assertThat(deadlines.calendar(ALL.within(XIPU), first, last, YEAR))
                .extracting(DueDay::day)
                .containsExactly(LocalDate.of(2026, 3, 9));
        assertThat(found(RUNNING, ALL.on(LocalDate.of(2026, 3, 9)), noon))
                .containsExactly(during.caseId(), withItsEnd.caseId());
        assertThat(found(RUNNING, ALL, noon)).hasSize(3);
    }

    @Test
    void whatHasPassedIsToldUntilItIsRecorded() {
        var passed = atXipu();
        var later = History.received().set(Clock.SIGN_OFF, 1, "2026-03-10T16:00:00Z");
        var suspended = atXipu().suspended(Clock.REPLY, 1);
        project(passed, later, suspended);

        assertThat(deadlines.passed(DUE_AT.minusSeconds(1), null, 10)).isEmpty();
        var first = new PassedDeadline(passed.caseId(), Clock.REPLY, 1, DUE_AT);
        assertThat(deadlines.passed(DUE_AT, null, 10)).containsExactly(first);
        var both = deadlines.passed(NEXT_YEAR, null, 10);
        assertThat(both).hasSize(2).startsWith(first);
        assertThat(deadlines.passed(NEXT_YEAR, null, 1)).containsExactly(first);
        assertThat(deadlines.passed(NEXT_YEAR, first, 10)).containsExactly(both.get(1));
        assertThat(deadlines.passed(NEXT_YEAR, both.get(1), 10)).isEmpty();

        project(passed.missed(Clock.REPLY, 1));
        assertThat(deadlines.passed(DUE_AT, null, 10)).isEmpty();
    }

    @Test
    void complianceIsCountedByUnitChannelAndMonth() {
        var inTime = atXipu().accepted().replied().met(Clock.REPLY, 1, false);
        var late = atXipu().missed(Clock.REPLY, 1).accepted().replied().met(Clock.REPLY, 1, true);
        var missed = atXipu().missed(Clock.REPLY, 1);
        var missedAndEnded = atXipu().missed(Clock.REPLY, 1).declined().lapsed(Clock.REPLY, 1);
        var lapsed = atXipu().lapsed(Clock.REPLY, 1);
        var running = History.receivedAt("2026-04-02T01:00:00Z", ComplaintKind.COMPLAINT, Channel.LETTER, null)
                .set(Clock.SIGN_OFF, 1, "2026-04-03T16:00:00Z");
        project(inTime, late, missed, missedAndEnded, lapsed, running);

        var center = new Compliance(null, 1, 0, 0, 0, 0, 0, 0, 1, null);
        assertThat(deadlines.compliance(ComplianceBy.UNIT, null, YEAR, NEXT_YEAR))
                .containsExactly(center, new Compliance("XIPU", 5, 1, 0, 0, 1, 2, 1, 0, 0.25));
        assertThat(deadlines.compliance(ComplianceBy.CHANNEL, null, YEAR, NEXT_YEAR))
                .containsExactly(
                        new Compliance("LETTER", 1, 0, 0, 0, 0, 0, 0, 1, null),
                        new Compliance("MAYOR_HOTLINE", 5, 1, 0, 0, 1, 2, 1, 0, 0.25));
        assertThat(deadlines.compliance(ComplianceBy.MONTH, null, YEAR, NEXT_YEAR))
                .extracting(Compliance::key)
                .containsExactly("2026-03", "2026-04");
        assertThat(deadlines.compliance(ComplianceBy.UNIT, Clock.SIGN_OFF, YEAR, NEXT_YEAR))
                .containsExactly(center);
        assertThat(deadlines.compliance(ComplianceBy.UNIT, null, Instant.parse("2026-04-01T00:00:00Z"), NEXT_YEAR))
                .containsExactly(center);
    }

    @Test
    void theSourcesVerdictsAreCountedApart() {
        project(
                History.received().adopted("citizen-messages", SourceVerdict.IN_TIME, true),
                History.received().adopted("citizen-messages", SourceVerdict.OVERDUE, true),
                History.received().adopted("citizen-messages", null, true),
                atXipu());

        assertThat(deadlines.sourceVerdicts(ComplianceBy.CHANNEL, YEAR, NEXT_YEAR))
                .containsExactly(new SourceVerdicts("MAYOR_HOTLINE", 1, 1));
        assertThat(deadlines.compliance(ComplianceBy.UNIT, null, YEAR, NEXT_YEAR))
                .extracting(Compliance::key)
                .containsExactly("XIPU");
    }

    @Test
    void theSweepersQuestionHasAnIndexOfItsOwn() throws SQLException {
        project(atXipu());

        try (var connection = ledger.database().getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // So few rows are read at once where that is allowed.
            statement.execute("SET LOCAL enable_seqscan = off");
            try (var plan = statement.executeQuery("""
                            EXPLAIN SELECT case_id, clock, number FROM views.deadline
                             WHERE running AND NOT missed AND due_at <= now()
                             ORDER BY due_at LIMIT 10
                            """)) {
                var lines = new StringBuilder();
                while (plan.next()) {
                    lines.append(plan.getString(1)).append('\n');
                }
                assertThat(lines.toString()).contains("deadline_to_pass").doesNotContain("Sort");
            }
        }
    }
}
