package org.caseledger.query.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.procedure.clocks.ClockRules;
import org.caseledger.query.testing.History;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What other rules make of acts whose clocks are known; the case is received on 2026-03-02. */
class CalculatedCaseTest {
    private static final Instant AS_OF = Instant.parse("2026-06-01T00:00:00Z");
    private static final Procedures PROCEDURES = Procedures.builtIn();
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    /** By P9 due on 2026-03-09 at 24:00, and replied to on 2026-03-06. */
    private static History replied() {
        return waiting().at("2026-03-06T01:00:00Z").replied().met(Clock.REPLY, 1, false);
    }

    private static History waiting() {
        return History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .set(Clock.REPLY, 1, "2026-03-09T16:00:00Z")
                .later(Duration.ofHours(1))
                .signedOff(History.XIPU)
                .met(Clock.SIGN_OFF, 1, false)
                .assigned(History.XIPU);
    }

    @Test
    void givenAReplyInTime_whenThereAreThreeDaysOnly_thenItIsLate() {
        var reply = only(Clock.REPLY, compare(replied(), "P2"));

        assertThat(reply.before().dueAt()).isEqualTo("2026-03-09T16:00:00Z");
        assertThat(reply.after().dueAt()).isEqualTo("2026-03-05T16:00:00Z");
        assertThat(reply.movedSeconds()).isEqualTo(-4 * 86_400L);
        assertThat(reply.verdictBefore()).isEqualTo(Verdict.MET_IN_TIME);
        assertThat(reply.verdictAfter()).isEqualTo(Verdict.MET_LATE);
        assertThat(reply.moved()).isTrue();
        assertThat(reply.changed()).isTrue();
        assertThat(reply.unitBefore()).isEqualTo(History.XIPU);
        assertThat(reply.unitAfter()).isEqualTo(History.XIPU);
    }

    @Test
    void givenAClock_whenTheOtherProcedureHasNone_thenItIsNoLongerAskedFor() {
        var signOff = only(Clock.SIGN_OFF, compare(replied(), "P2"));

        assertThat(signOff.after()).isNull();
        assertThat(signOff.verdictAfter()).isEqualTo(Verdict.NOT_ASKED);
        assertThat(signOff.movedSeconds()).isNull();
        assertThat(signOff.differs()).isTrue();
        assertThat(signOff.changed()).isFalse();
    }

    @Test
    void givenNoClock_whenTheLawAsksForOne_thenItIsNewlyAskedFor() {
        var history = replied().accepted();
        var alone = compare(history, "P9");
        var bound = compare(history, "P9+law");

        assertThat(alone.clocks()).extracting(ClockComparison::clock).doesNotContain(Clock.MEDIATION);
        var mediation = only(Clock.MEDIATION, bound);
        assertThat(mediation.before()).isNull();
        assertThat(mediation.after().clause()).isNotBlank();
        assertThat(mediation.verdictBefore()).isEqualTo(Verdict.NOT_ASKED);
        assertThat(mediation.unitBefore()).isEqualTo(History.XIPU);
    }

    @Test
    void givenAHoliday_whenTheCalendarHasIt_thenTheDueTimeMovesByADay() {
        var csv = "date,type,name\n2026-03-05,holiday,停电\n".getBytes(StandardCharsets.UTF_8);
        var rules = new ClockRules(PROCEDURES.get("P9"), CALENDAR.with("a.csv", csv));
        var reply = only(Clock.REPLY, compare(replied(), rules));

        assertThat(reply.after().dueAt()).isEqualTo("2026-03-10T16:00:00Z");
        assertThat(reply.movedSeconds()).isEqualTo(86_400L);
        assertThat(reply.changed()).isFalse();
    }

    @Test
    void givenAPromise_whenTheOtherRulesGiveLess_thenItHolds() {
        var history = waiting()
                .at("2026-03-05T02:00:00Z")
                .extended(Clock.REPLY, 1, "2026-03-12T16:00:00Z")
                .at("2026-03-11T02:00:00Z")
                .replied()
                .met(Clock.REPLY, 1, false);
        var reply = only(Clock.REPLY, compare(history, "P2"));

        assertThat(reply.after().dueAt()).isEqualTo("2026-03-12T16:00:00Z");
        assertThat(reply.after().extended()).isTrue();
        assertThat(reply.verdictAfter()).isEqualTo(Verdict.MET_WITH_LEAVE);
        assertThat(reply.differs()).isFalse();
    }

    @Test
    void givenAPromise_whenTheOtherRulesGiveMore_thenTheyHold() {
        var history = waiting().at("2026-03-04T02:00:00Z").extended(Clock.REPLY, 1, "2026-03-10T16:00:00Z");
        var longer = """
                date,type,name
                2026-03-05,holiday,停电
                2026-03-06,holiday,停电
                """;
        var calendar = CALENDAR.with("a.csv", longer.getBytes(StandardCharsets.UTF_8));
        var reply = only(Clock.REPLY, compare(history, new ClockRules(PROCEDURES.get("P9"), calendar)));

        assertThat(reply.after().dueAt()).isEqualTo("2026-03-11T16:00:00Z");
        assertThat(reply.after().extended()).isFalse();
    }

    @Test
    void givenAPause_whenTheOtherRuleKnowsNone_thenItStopsTheClockAllTheSame() {
        var history = waiting()
                .at("2026-03-03T02:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-05T02:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-11T16:00:00Z");
        var reply = only(Clock.REPLY, compare(history, "P2"));

        assertThat(PROCEDURES.get("P2").rule(reply.after().rule()).suspendable())
                .isFalse();
        // the 3rd and the 4th do not count
        assertThat(reply.after().dueAt()).isEqualTo("2026-03-09T16:00:00Z");
    }

    @Test
    void givenNobodyRecordedAMiss_whenItsTimeHasPassed_thenItIsMissedAllTheSame() {
        var compared = only(Clock.REPLY, compare(waiting(), "P9"));

        assertThat(compared.verdictBefore()).isEqualTo(Verdict.MISSED);
        assertThat(compared.verdictAfter()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void givenADeadlineThatWasMissed_whenTheCaseMovesOn_thenTheMissStaysWithTheUnit() {
        var missed = waiting()
                .at("2026-03-10T01:00:00Z")
                .returned()
                .assigned(History.ANJING)
                .replied()
                .met(Clock.REPLY, 1, true);
        assertThat(only(Clock.REPLY, compare(missed, "P9")).unitBefore()).isEqualTo(History.XIPU);
        assertThat(only(Clock.REPLY, compare(missed, "P9")).unitAfter()).isEqualTo(History.XIPU);

        var inTime = waiting()
                .at("2026-03-06T01:00:00Z")
                .returned()
                .assigned(History.ANJING)
                .replied()
                .met(Clock.REPLY, 1, false);
        var moved = only(Clock.REPLY, compare(inTime, "P2"));
        assertThat(moved.unitBefore()).as("by P9 it was not due yet").isEqualTo(History.ANJING);
        assertThat(moved.unitAfter()).as("by P2 it had been missed").isEqualTo(History.XIPU);
    }

    @Test
    void givenACaseThatWasReturned_whenItsReplyIsStillOpen_thenItIsTheComplaintCenters() {
        var reply = only(Clock.REPLY, compare(waiting().returned(), "P9"));
        assertThat(reply.unitBefore()).isNull();
        var skipped = History.received()
                .set(Clock.SIGN_OFF, 1, "2026-03-03T16:00:00Z")
                .assigned(History.XIPU);
        var signOff = only(Clock.SIGN_OFF, compare(skipped, "P9"));
        assertThat(signOff.unitBefore()).as("never a unit's").isNull();
        assertThat(signOff.unitAfter()).isNull();
    }

    @Test
    void givenASecondRound_whenCompared_thenEachRoundIsLaidAgainstItsOwn() {
        var history = replied()
                .at("2026-03-09T01:00:00Z")
                .reopened()
                .set(Clock.REPLY, 2, "2026-03-16T16:00:00Z")
                .at("2026-03-13T01:00:00Z")
                .replied()
                .met(Clock.REPLY, 2, false);
        var replies = compare(history, "P2").clocks().stream()
                .filter(c -> c.clock() == Clock.REPLY)
                .toList();
        assertThat(replies)
                .extracting(
                        ClockComparison::round,
                        c -> c.before().dueAt().toString(),
                        c -> c.after().dueAt().toString())
                .containsExactly(
                        tuple(1, "2026-03-09T16:00:00Z", "2026-03-05T16:00:00Z"),
                        tuple(2, "2026-03-16T16:00:00Z", "2026-03-12T16:00:00Z"));
    }

    @Test
    void givenADeadlineThatIsSuspended_whenItsTimeHasPassed_thenItRunsAllTheSame() {
        var history = waiting().at("2026-03-03T02:00:00Z").suspended(Clock.REPLY, 1);
        var reply = only(Clock.REPLY, compare(history, "P9"));
        assertThat(reply.before().suspended()).isTrue();
        assertThat(reply.after().suspended()).isTrue();
        assertThat(reply.verdictBefore()).isEqualTo(Verdict.RUNNING);
        assertThat(reply.verdictAfter()).isEqualTo(Verdict.RUNNING);
    }

    @Test
    void givenADeadlineThatHadPassed_whenItsPauseIsRecordedAfterwards_thenItStaysMissed() {
        // By P2 it was due on 5 March already: a pause that begins later changes nothing.
        var history = waiting()
                .at("2026-03-06T02:00:00Z")
                .suspended(Clock.REPLY, 1)
                .at("2026-03-07T02:00:00Z")
                .resumed(Clock.REPLY, 1, "2026-03-10T16:00:00Z")
                .at("2026-03-09T02:00:00Z")
                .declined()
                .lapsed(Clock.REPLY, 1);
        var reply = only(Clock.REPLY, compare(history, "P2"));
        assertThat(reply.verdictBefore()).isEqualTo(Verdict.LAPSED);
        assertThat(reply.after().endedAt()).isEqualTo("2026-03-09T02:00:00Z");
        // A decline ends the deadline and does not meet it.
        assertThat(reply.verdictAfter()).isEqualTo(Verdict.MISSED);
    }

    @Test
    void givenACaseFromAnotherSystem_whenCompared_thenItsSourceIsNamed() {
        var adopted = waiting().adopted("citizen-messages", null, false);
        assertThat(compare(adopted, "P9").source()).isEqualTo("citizen-messages");
        assertThat(compare(waiting(), "P9").source()).isNull();
    }

    @Test
    void givenACorrection_whenCompared_thenTheCaseIsOfWhatItWasCorrectedTo() {
        var corrected = waiting()
                .corrected(CorrectedField.CHANNEL, "MAYOR_HOTLINE", "LETTER")
                .corrected(CorrectedField.KIND, "COMPLAINT", "REPORT");
        var compared = compare(corrected, "P9");
        assertThat(compared.channel()).isEqualTo(Channel.LETTER);
        assertThat(compared.kind()).isEqualTo(ComplaintKind.REPORT);
        assertThat(compared.receivedAt()).isEqualTo("2026-03-02T01:00:00Z");
        assertThat(compared.procedure()).isEqualTo("P9");
    }

    @ParameterizedTest
    @CsvSource({"false, false, MET_IN_TIME", "true, false, MET_IN_TIME", "false, true, MET_LATE", "true, true, MET_LATE"
    })
    void givenADeadlineThatWasMet_whenItsTimeWasRecordedAsPassed_thenTheReplyDecides(
            boolean missed, boolean late, Verdict expected) {
        var history = waiting();
        if (missed) {
            history.missed(Clock.REPLY, 1);
        }
        var met = history.at("2026-03-06T01:00:00Z").replied().met(Clock.REPLY, 1, late);
        assertThat(only(Clock.REPLY, compare(met, "P9")).verdictBefore()).isEqualTo(expected);
    }

    private static CaseComparison compare(History history, String procedure) {
        return compare(history, new ClockRules(PROCEDURES.get(procedure), CALENDAR));
    }

    private static CaseComparison compare(History history, ClockRules rules) {
        var events = history.recorded();
        var first = events.get(0);
        var compared = new CalculatedCase((ComplaintReceived) first.event(), first.recordedAt(), rules);
        events.stream().skip(1).forEach(e -> compared.on((ComplaintEvent) e.event(), e.recordedAt()));
        return compared.compare(AS_OF);
    }

    private static ClockComparison only(Clock clock, CaseComparison compared) {
        return compared.clocks().stream()
                .filter(c -> c.clock() == clock)
                .findFirst()
                .orElseThrow();
    }
}
