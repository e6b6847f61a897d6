package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.signOff;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;

import java.time.Instant;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMissed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MissingADeadlineTest extends ComplaintTest {
    private final Instant late = Give.at("2026-03-04T00:00");

    @Test
    @DisplayName("recorded at the moment it passes")
    void givenASignOffIsDue_whenItsTimePasses_thenTheMissIsRecorded() {
        given(received());
        at(late);
        when(Actor.SYSTEM, Give.missed(SIGN_OFF, 1));
        then(missed(SIGN_OFF, "2026-03-04T00:00"));
    }

    @Test
    void givenASignOffIsDue_whenItsTimeHasNotPassed_thenNothing() {
        given(received());
        at(late.minusSeconds(1));
        when(Actor.SYSTEM, Give.missed(SIGN_OFF, 1));
        thenNothing();
    }

    @Test
    @DisplayName("once")
    void givenTheMissIsRecorded_whenTheSweeperComesAgain_thenNothing() {
        given(received().at(late).give(Actor.SYSTEM, Give.missed(SIGN_OFF, 1)));
        when(Actor.SYSTEM, Give.missed(SIGN_OFF, 1));
        thenNothing();
    }

    @Test
    void givenTheClockWasMetMeanwhile_whenTheSweeperIsLate_thenNothing() {
        given(signedOff(XIPU));
        at(late);
        when(Actor.SYSTEM, Give.missed(SIGN_OFF, 1));
        thenNothing();
    }

    @Test
    @DisplayName("a stale number is of another start of the clock")
    void givenANewRound_whenTheSweeperMeansTheOldClock_thenNothing() {
        given(replied().reopened());
        at(Give.at("2026-04-01T00:00"));
        when(Actor.SYSTEM, Give.missed(REPLY, 1));
        thenNothing();
        when(Actor.SYSTEM, Give.missed(REPLY, 2));
        then(new DeadlineMissed(REPLY, 2, Give.at("2026-03-10T00:00")));
    }

    @Test
    void givenASignOffIsDue_whenAPersonRecordsTheMiss_thenRefused() {
        given(received());
        at(late);
        when(LEADER, Give.missed(SIGN_OFF, 1));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    @DisplayName("met late: missed first, then met")
    void givenTheSweeperHasNotCome_whenMetLate_thenMissedFirst() {
        given(classified());
        at(late);
        when(LEADER, signOff(XIPU));
        then(
                new RoutingSignedOff(XIPU, "请处理", Occurred.at(late)),
                missed(SIGN_OFF, "2026-03-04T00:00"),
                metLate(SIGN_OFF, late),
                set(DISPATCH, 1, 1, late, "2026-03-04T00:00", "2026-03-05T00:00", "dispatch", "P9.03"));
    }

    @Test
    void givenTheMissIsRecorded_whenMetLate_thenNotMissedTwice() {
        given(classified().at(late).give(Actor.SYSTEM, Give.missed(SIGN_OFF, 1)));
        when(LEADER, signOff(XIPU));
        then(
                new RoutingSignedOff(XIPU, "请处理", Occurred.at(late)),
                metLate(SIGN_OFF, late),
                set(DISPATCH, 1, 1, late, "2026-03-04T00:00", "2026-03-05T00:00", "dispatch", "P9.03"));
    }
}
