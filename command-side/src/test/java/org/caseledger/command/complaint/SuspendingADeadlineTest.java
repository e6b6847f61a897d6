package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.extend;
import static org.caseledger.command.complaint.Give.resume;
import static org.caseledger.command.complaint.Give.suspend;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.REPLY;

import java.time.Instant;
import org.caseledger.command.complaint.clocks.DeadlineCommand.ResumeDeadline;
import org.caseledger.command.complaint.clocks.DeadlineCommand.SuspendDeadline;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Clause;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSuspended;
import org.caseledger.events.clocks.SuspensionGround;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SuspendingADeadlineTest extends ComplaintTest {
    private final Instant tuesday = Give.at("2026-03-03T10:00");
    private final Instant thursday = Give.at("2026-03-05T10:00");

    @Test
    @DisplayName("检测、检定、检验、鉴定所需时间不计算: only a clock whose rule allows it stops")
    void givenARuleThatAllowsIt_whenSuspended_thenTheClockStands() {
        given(own());
        at(tuesday);
        when(handlerOf(XIPU), suspend(REPLY));
        then(new DeadlineSuspended(REPLY, 1, SuspensionGround.TESTING, "检测委托书1号", Occurred.at(tuesday)));
    }

    @Test
    void givenARuleThatDoesNotAllowIt_whenSuspended_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), suspend(REPLY));
        thenRefused(Rule.SUSPENDABLE, "P9.08");
    }

    @Test
    @DisplayName("a resumed clock never jumps to overdue: Tuesday and Wednesday do not count")
    void givenSuspended_whenResumed_thenThePauseDoesNotCount() {
        given(own().at(tuesday).give(handlerOf(XIPU), suspend(REPLY)));
        at(thursday);
        when(handlerOf(XIPU), resume(REPLY));
        then(resumed("2026-03-10T11:24", "2026-03-12T00:00"));
    }

    @Test
    @DisplayName("a promise moves by as long as the clock stood")
    void givenAPromiseAndAPause_whenResumed_thenThePromiseIsNotForgotten() {
        given(own().give(LEADER, extend(REPLY, Give.at("2026-03-11T18:00")))
                .at(tuesday)
                .give(handlerOf(XIPU), suspend(REPLY)));
        at(thursday);
        when(handlerOf(XIPU), resume(REPLY));
        then(resumed("2026-03-11T11:24", "2026-03-13T18:00"));
    }

    @Test
    void givenSuspended_whenTheTimePasses_thenNothingIsMissed() {
        given(own().at(tuesday).give(handlerOf(XIPU), suspend(REPLY)));
        at(Give.at("2026-03-30T10:00"));
        when(Actor.SYSTEM, Give.missed(REPLY, 1));
        thenNothing();
    }

    @Test
    void givenAnOverdueClock_whenSuspended_thenTheMissIsRecordedFirst() {
        var late = Give.at("2026-03-10T10:00");
        given(own());
        at(late);
        when(handlerOf(XIPU), suspend(REPLY));
        then(
                missed(REPLY, "2026-03-10T00:00"),
                new DeadlineSuspended(REPLY, 1, SuspensionGround.TESTING, "检测委托书1号", Occurred.at(late)));
    }

    @Test
    void givenSuspended_whenSuspendedOrExtendedAgain_thenRefused() {
        given(own().give(handlerOf(XIPU), suspend(REPLY)));
        // the other clock that is open runs, and its rule does not let it stand
        when(handlerOf(XIPU), suspend(REPLY));
        thenRefused(Rule.SUSPENDABLE, Clause.OF_THE_LEDGER);
        when(LEADER, extend(REPLY, Give.at("2026-03-11T18:00")));
        thenRefused(Rule.CLOCK_RUNS, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAClockThatRuns_whenResumed_thenRefused() {
        given(own());
        when(handlerOf(XIPU), resume(REPLY));
        thenRefused(Rule.CLOCK_STANDS, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenSuspended_whenResumedBeforeThat_thenRefused() {
        given(own().at(tuesday).give(handlerOf(XIPU), suspend(REPLY)));
        when(handlerOf(XIPU), new ResumeDeadline(CASE, REPLY, tuesday.minusSeconds(1), null));
        thenRefused(Rule.ORDER_OF_TIMES, Clause.OF_THE_LEDGER);
    }

    @Test
    @DisplayName("pauses do not overlap: the same time is not left out twice")
    void givenResumed_whenSuspendedBeforeThat_thenRefused() {
        given(own().at(tuesday)
                .give(handlerOf(XIPU), suspend(REPLY))
                .at(thursday)
                .give(handlerOf(XIPU), resume(REPLY)));
        when(
                handlerOf(XIPU),
                new SuspendDeadline(
                        CASE, REPLY, SuspensionGround.TESTING, "检测委托书2号", Give.at("2026-03-04T12:00"), null));
        thenRefused(Rule.ORDER_OF_TIMES, Clause.OF_THE_LEDGER);
    }

    private History own() {
        work(CustomProcedure.office());
        return acceptedBy(XIPU);
    }

    private DeadlineResumed resumed(String amberAt, String dueAt) {
        return new DeadlineResumed(REPLY, 1, Give.at(amberAt), Give.at(dueAt), Occurred.at(thursday));
    }
}
