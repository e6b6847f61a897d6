package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.NARRATIVE;
import static org.caseledger.command.complaint.People.ADMIN;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;
import static org.caseledger.events.clocks.LapseReason.NOT_RECORDED;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.command.complaint.importing.AdoptHistory;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceGap;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.testing.Events;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdoptingHistoryTest extends ComplaintTest {
    private static final String SOURCE = "旧系统";
    private final Instant receivedAt = Give.at("2025-03-03T09:00");
    private final Instant repliedAt = Give.at("2025-03-06T10:00");

    @Test
    @DisplayName("the ordinary events with their own times: replied in time, nothing invented")
    void givenAReply_whenAdopted_thenInTimeByTheOrdinaryRules() {
        when(
                ADMIN,
                adopt(
                        TEXT,
                        repliedAt,
                        Set.of(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE, SourceGap.FOLLOW_UP),
                        null,
                        false));
        then(
                recorded(),
                signOff(),
                acceptance(),
                replyClock(),
                sorted(),
                assigned(),
                sent(repliedAt),
                new DeadlineMet(REPLY, 1, repliedAt, false),
                new DeadlineLapsed(SIGN_OFF, 1, NOT_RECORDED, repliedAt),
                new DeadlineLapsed(ACCEPTANCE, 1, NOT_RECORDED, repliedAt),
                set(
                        FOLLOW_UP,
                        1,
                        1,
                        repliedAt,
                        "2025-03-15T16:24",
                        "2025-03-18T00:00",
                        "follow-up",
                        Clause.OF_THE_OFFICE),
                adopted(Set.of(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE, SourceGap.FOLLOW_UP), null, false),
                new DeadlineLapsed(FOLLOW_UP, 1, NOT_RECORDED, NOW));
    }

    @Test
    void givenALateReply_whenAdopted_thenMissedAndMetLate() {
        var late = Give.at("2025-04-01T10:00");
        when(ADMIN, adopt(TEXT, late, Set.of(SourceGap.FOLLOW_UP), null, false));
        then(
                recorded(),
                signOff(),
                acceptance(),
                replyClock(),
                sorted(),
                assigned(),
                sent(late),
                missed(REPLY, "2025-03-11T00:00"),
                new DeadlineMet(REPLY, 1, late, true),
                new DeadlineLapsed(SIGN_OFF, 1, NOT_RECORDED, late),
                new DeadlineLapsed(ACCEPTANCE, 1, NOT_RECORDED, late),
                set(FOLLOW_UP, 1, 1, late, "2025-04-09T21:12", "2025-04-12T00:00", "follow-up", Clause.OF_THE_OFFICE),
                adopted(Set.of(SourceGap.FOLLOW_UP), null, false),
                new DeadlineLapsed(FOLLOW_UP, 1, NOT_RECORDED, NOW));
    }

    @Test
    @DisplayName("P9.08 the source tells when, not what: the deadline is met, the text stays empty")
    void givenOnlyTheTimeOfAReply_whenAdopted_thenTheDeadlineIsMetAndNoTextInvented() {
        var gaps = Set.of(SourceGap.REPLY_TEXT, SourceGap.FOLLOW_UP);
        when(ADMIN, adopt(null, repliedAt, gaps, null, true));
        then(
                recorded(),
                signOff(),
                acceptance(),
                replyClock(),
                sorted(),
                assigned(),
                new ComplaintReplied(sealed(""), Digest.of(""), null, null, source(repliedAt)),
                new DeadlineMet(REPLY, 1, repliedAt, false),
                new DeadlineLapsed(SIGN_OFF, 1, NOT_RECORDED, repliedAt),
                new DeadlineLapsed(ACCEPTANCE, 1, NOT_RECORDED, repliedAt),
                set(
                        FOLLOW_UP,
                        1,
                        1,
                        repliedAt,
                        "2025-03-15T16:24",
                        "2025-03-18T00:00",
                        "follow-up",
                        Clause.OF_THE_OFFICE),
                adopted(gaps, null, true),
                new DeadlineLapsed(FOLLOW_UP, 1, NOT_RECORDED, NOW));
    }

    @Test
    @DisplayName("P9.03 a unit that is closed by now had the cases of then, and has no open one")
    void givenAClosedUnit_whenAdopted_thenOnlyWithWhatIsOver() {
        var closed = new Unit(XIPU, "犀浦所", UnitKind.STATION, List.of(), List.of(), null, true);
        office().know(Map.of(XIPU, closed));
        when(ADMIN, adopt(null, null, Set.of(), null, false));
        thenRefused(Rule.UNIT_NOT_CLOSED, "P9.03");

        assertThat(nothing()
                        .give(ADMIN, adopt(TEXT, repliedAt, Set.of(), null, false))
                        .state())
                .extracting(CaseState::unit)
                .isEqualTo(XIPU);
        assertThat(nothing()
                        .give(ADMIN, adopt(null, null, Set.of(), null, true))
                        .state())
                .extracting(CaseState::state)
                .isEqualTo(ComplaintState.ARCHIVED);
    }

    @Test
    @DisplayName("unanswered long ago: missed, and still waiting")
    void givenNoReply_whenAdopted_thenTheReplyIsMissed() {
        var gaps = Set.of(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE);
        when(ADMIN, adopt(null, null, gaps, null, false));
        then(
                recorded(),
                signOff(),
                acceptance(),
                replyClock(),
                sorted(),
                assigned(),
                adopted(gaps, null, false),
                new DeadlineLapsed(SIGN_OFF, 1, NOT_RECORDED, NOW),
                new DeadlineLapsed(ACCEPTANCE, 1, NOT_RECORDED, NOW),
                missed(REPLY, "2025-03-11T00:00"));
    }

    @Test
    @DisplayName("closed, the source says in time but not when: its verdict is kept, our clocks lapse")
    void givenAVerdictWithoutATime_whenAdopted_thenArchivedAndNoClockIsJudged() {
        when(ADMIN, adopt(null, null, Set.of(SourceGap.REPLY, SourceGap.CLOSING_TIME), SourceVerdict.OVERDUE, true));
        then(
                recorded(),
                signOff(),
                acceptance(),
                replyClock(),
                sorted(),
                assigned(),
                adopted(Set.of(SourceGap.REPLY, SourceGap.CLOSING_TIME), SourceVerdict.OVERDUE, true),
                new DeadlineLapsed(SIGN_OFF, 1, NOT_RECORDED, NOW),
                new DeadlineLapsed(REPLY, 1, NOT_RECORDED, NOW),
                new DeadlineLapsed(ACCEPTANCE, 1, NOT_RECORDED, NOW));
    }

    @Test
    void givenAClosedHistory_whenAdopted_thenArchived() {
        var history = nothing().give(ADMIN, adopt(null, null, Set.of(), SourceVerdict.IN_TIME, true));
        assertThat(history.state().state()).isEqualTo(ComplaintState.ARCHIVED);
        assertThat(history.state().deadlines().open()).isEmpty();
    }

    @Test
    @DisplayName("a reply whose time is not known is neither in time nor late")
    void givenAReplyWithoutATime_whenAdopted_thenItsClockLapses() {
        when(ADMIN, adopt(TEXT, null, Set.of(SourceGap.TIME_OF_DAY), null, true));
        then(
                recorded(),
                signOff(),
                acceptance(),
                replyClock(),
                sorted(),
                assigned(),
                sent(null),
                new DeadlineLapsed(REPLY, 1, NOT_RECORDED, NOW),
                new DeadlineLapsed(SIGN_OFF, 1, NOT_RECORDED, NOW),
                new DeadlineLapsed(ACCEPTANCE, 1, NOT_RECORDED, NOW),
                adopted(Set.of(SourceGap.TIME_OF_DAY), null, true));
    }

    @ParameterizedTest
    @CsvSource({"DECLINED, true", "REFERRED, true", "RETURNED, false", "REOPENED, false"})
    void givenAStateOfTheSource_whenAdopted_thenTheCaseIsInIt(ComplaintState state, boolean closed) {
        var closedAt = closed ? NOW.minusSeconds(60) : null;
        var outcome = new AdoptHistory.Outcome(null, "旧状态", closed, state, closedAt, receivedAt);
        var history = nothing().give(ADMIN, adopt(Severity.MAJOR, outcome));

        assertThat(history.state().state()).isEqualTo(state);
        assertThat(history.state().facts().severity()).isEqualTo(Severity.MAJOR);
        assertThat(history.events())
                .filteredOn(HistoryAdopted.class::isInstance)
                .containsExactly(new HistoryAdopted(
                        SOURCE,
                        "8001",
                        Set.of(),
                        null,
                        "旧状态",
                        closed,
                        state,
                        closedAt,
                        receivedAt,
                        new Occurred(NOW, null, SOURCE)));
    }

    @Test
    void givenAClosingOutOfOrder_whenAdopted_thenRefused() {
        for (var at : List.of(receivedAt.minusSeconds(1), NOW.plusSeconds(1))) {
            when(ADMIN, adopt(null, new AdoptHistory.Outcome(null, null, true, null, at, null)));
            thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
        }
    }

    private static AdoptHistory adopt(Severity severity, AdoptHistory.Outcome outcome) {
        return new AdoptHistory(
                CASE,
                SOURCE,
                "8001",
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                null,
                NARRATIVE,
                null,
                null,
                null,
                null,
                List.of(),
                severity,
                List.of(new AdoptHistory.Assignment(XIPU, null)),
                Give.at("2025-03-03T09:00"),
                null,
                null,
                null,
                Set.of(),
                outcome);
    }

    @Test
    void givenTimesOutOfOrder_whenAdopted_thenRefused() {
        when(ADMIN, adopt(TEXT, receivedAt.minusSeconds(1), Set.of(), null, false));
        thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
        when(ADMIN, adopt(TEXT, NOW.plusSeconds(1), Set.of(), null, false));
        thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
    }

    @Test
    @DisplayName("P9.15 each assignment but the first follows a return, at the times of the source")
    void givenAWayFromUnitToUnit_whenAdopted_thenReturnedAndAssignedAtEachStep() {
        var first = receivedAt.plusSeconds(60);
        var second = receivedAt.plusSeconds(7_200);
        var history = nothing()
                .give(
                        ADMIN,
                        moved(
                                receivedAt,
                                new AdoptHistory.Assignment(XIPU, first),
                                new AdoptHistory.Assignment(HONGGUANG, second),
                                new AdoptHistory.Assignment(XIPU, second)));

        assertThat(history.events())
                .filteredOn(e -> e instanceof ComplaintAssigned || e instanceof ComplaintReturned)
                .containsExactly(
                        new ComplaintAssigned(XIPU, null, null, null, source(first)),
                        returned(XIPU, second),
                        new ComplaintAssigned(HONGGUANG, null, null, null, source(second)),
                        returned(HONGGUANG, second),
                        new ComplaintAssigned(XIPU, null, null, null, source(second)));
        assertThat(history.events())
                .filteredOn(ComplaintClassified.class::isInstance)
                .extracting(ComplaintEvent::occurredAt)
                .containsExactly(receivedAt);
        assertThat(history.events())
                .filteredOn(DeadlineMet.class::isInstance)
                .containsExactly(
                        new DeadlineMet(Clock.REASSIGNMENT, 1, second, false),
                        new DeadlineMet(Clock.REASSIGNMENT, 2, second, false),
                        new DeadlineMet(REPLY, 1, repliedAt, false));
    }

    @Test
    void givenAssignmentsOutOfOrder_whenAdopted_thenRefused() {
        var first = new AdoptHistory.Assignment(XIPU, receivedAt.plusSeconds(60));
        when(ADMIN, moved(receivedAt.minusSeconds(1), first));
        thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
        when(ADMIN, moved(receivedAt.plusSeconds(61), first));
        thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
        when(ADMIN, moved(receivedAt, first, new AdoptHistory.Assignment(HONGGUANG, receivedAt)));
        thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
        when(ADMIN, moved(receivedAt, first, new AdoptHistory.Assignment(HONGGUANG, repliedAt.plusSeconds(1))));
        thenRefused(Rule.ORDER_OF_TIMES, "P9.03");
    }

    @Test
    void givenAReceiptInTheFuture_whenAdopted_thenRefused() {
        at(receivedAt.minusSeconds(1));
        when(ADMIN, adopt(null, null, Set.of(), null, false));
        thenRefused(Rule.NOT_IN_THE_FUTURE, "P9.03");
    }

    @Test
    void givenAnUnknownUnit_whenAdopted_thenRefused() {
        when(ADMIN, adopt(new UnitId("NOWHERE"), null, null, Set.of(), null, false));
        thenRefused(Rule.UNIT_KNOWN, "P9.03");
    }

    @Test
    void givenAnotherPersonThanAnAdministrator_whenAdopted_thenRefused() {
        when(INTAKE, adopt(null, null, Set.of(), null, false));
        thenRefused(Rule.ROLE, "P9.12");
    }

    private static AdoptHistory adopt(
            String reply, Instant repliedAt, Set<SourceGap> gaps, SourceVerdict verdict, boolean closed) {
        return adopt(XIPU, reply, repliedAt, gaps, verdict, closed);
    }

    private static ComplaintReturned returned(UnitId by, Instant at) {
        return new ComplaintReturned(by, "来源未说明退回理由 · the source gives no reason", null, null, source(at));
    }

    private AdoptHistory moved(Instant classifiedAt, AdoptHistory.Assignment... assignments) {
        return adopt(
                List.of(assignments),
                classifiedAt,
                TEXT,
                repliedAt,
                Set.of(SourceGap.SIGN_OFF, SourceGap.ACCEPTANCE, SourceGap.FOLLOW_UP),
                null,
                false);
    }

    private static AdoptHistory adopt(
            UnitId unit, String reply, Instant repliedAt, Set<SourceGap> gaps, SourceVerdict verdict, boolean closed) {
        return adopt(List.of(new AdoptHistory.Assignment(unit, null)), null, reply, repliedAt, gaps, verdict, closed);
    }

    private static AdoptHistory adopt(
            List<AdoptHistory.Assignment> assignments,
            Instant classifiedAt,
            String reply,
            Instant repliedAt,
            Set<SourceGap> gaps,
            SourceVerdict verdict,
            boolean closed) {
        return new AdoptHistory(
                CASE,
                SOURCE,
                "8001",
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                null,
                NARRATIVE,
                null,
                null,
                null,
                null,
                List.of("食品"),
                null,
                assignments,
                Give.at("2025-03-03T09:00"),
                classifiedAt,
                reply,
                repliedAt,
                gaps,
                new AdoptHistory.Outcome(verdict, "已转办", closed));
    }

    private static Occurred source(Instant at) {
        return new Occurred(at, null, SOURCE);
    }

    private ComplaintReceived recorded() {
        return Events.received(
                CASE,
                "郫市监投〔2025〕000001号",
                ComplaintKind.COMPLAINT,
                Channel.HOTLINE_12315,
                null,
                sealed(EventCodec.write(NARRATIVE)),
                null,
                "P9",
                source(receivedAt));
    }

    private DeadlineSet signOff() {
        return start(SIGN_OFF, "2025-03-04T00:00", "2025-03-05T00:00", "sign-off", "P9.03");
    }

    private DeadlineSet acceptance() {
        return start(ACCEPTANCE, "2025-03-11T01:48", "2025-03-13T00:00", "acceptance", "P9.06");
    }

    private DeadlineSet replyClock() {
        return start(REPLY, "2025-03-09T11:24", "2025-03-11T00:00", "reply-hotlines", "P9.08");
    }

    private DeadlineSet start(Clock clock, String amberAt, String dueAt, String rule, String clause) {
        return set(clock, 1, 1, receivedAt, amberAt, dueAt, rule, clause);
    }

    private static ComplaintClassified sorted() {
        return new ComplaintClassified(
                List.of("食品"),
                null,
                null,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                null,
                Set.of(),
                source(null));
    }

    private static ComplaintAssigned assigned() {
        return new ComplaintAssigned(XIPU, null, null, null, source(null));
    }

    private ComplaintReplied sent(Instant at) {
        return new ComplaintReplied(sealed(TEXT), Digest.of(TEXT), null, null, source(at));
    }

    private static HistoryAdopted adopted(Set<SourceGap> gaps, SourceVerdict verdict, boolean closed) {
        return Events.adopted(SOURCE, "8001", gaps, verdict, "已转办", closed, source(NOW));
    }
}
