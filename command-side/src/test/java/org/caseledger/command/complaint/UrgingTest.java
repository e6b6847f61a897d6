package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.answerUrging;
import static org.caseledger.command.complaint.Give.urge;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.SupervisionEvent.HandlingUrged;
import org.caseledger.events.complaint.SupervisionEvent.UrgingAnswered;
import org.caseledger.events.complaint.UrgingStep;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UrgingTest extends ComplaintTest {
    /** After the reply of a case received on Monday 2 March was due. */
    private static final Instant LATE = Give.at("2026-03-10T09:00");

    private static final Instant ANSWER_BY = Give.at("2026-03-12T18:00");

    @Test
    @DisplayName("P9.01 跟踪督办: a reminder, then an urging, then a criticism")
    void givenAStep_whenTheNextIsTaken_thenRecorded() {
        given(acceptedBy(XIPU));
        when(DISPATCHER, urge(UrgingStep.REMINDER, Clock.REPLY, ANSWER_BY));
        then(urged(UrgingStep.REMINDER, ANSWER_BY, NOW));
        given(reminded());
        when(HEAD, urge(UrgingStep.URGE, Clock.REPLY, null));
        then(urged(UrgingStep.URGE, null, NOW));
        given(reminded().give(SUPERVISOR, urge(UrgingStep.URGE, Clock.REPLY, null)));
        when(LEADER, urge(UrgingStep.CRITICISM, Clock.REPLY, null));
        then(urged(UrgingStep.CRITICISM, null, NOW));
    }

    @Test
    void givenNoReminder_whenUrgedBeforeItIsLate_thenRefused() {
        given(acceptedBy(XIPU));
        when(SUPERVISOR, urge(UrgingStep.URGE, Clock.REPLY, null));
        thenRefused(Rule.URGING_IN_ORDER, "P9.01");
    }

    @Test
    void givenNoReminder_whenUrgedAfterItIsLate_thenRecorded() {
        given(acceptedBy(XIPU));
        at(LATE);
        when(SUPERVISOR, urge(UrgingStep.URGE, Clock.REPLY, null));
        then(urged(UrgingStep.URGE, null, LATE));
    }

    @Test
    @DisplayName("P1.17 通报批评: never before an urging, however late it is")
    void givenOnlyAReminder_whenCriticised_thenRefused() {
        given(reminded());
        at(LATE);
        when(LEADER, urge(UrgingStep.CRITICISM, Clock.REPLY, null));
        thenRefused(Rule.URGING_IN_ORDER, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAStepAboutAnotherClock_whenTheNextIsTaken_thenRefused() {
        given(acceptedBy(XIPU).at(LATE).give(SUPERVISOR, urge(UrgingStep.URGE, Clock.REPLY, null)));
        when(LEADER, urge(UrgingStep.CRITICISM, Clock.FOLLOW_UP, null));
        thenRefused(Rule.CLOCK_RUNS, "P9.08");
        given(assignedTo(XIPU).give(HEAD, urge(UrgingStep.REMINDER, Clock.ACCEPTANCE, null)));
        when(HEAD, urge(UrgingStep.URGE, Clock.REPLY, null));
        thenRefused(Rule.URGING_IN_ORDER, "P9.01");
    }

    @Test
    void givenTheCaseAsAWholeWasUrged_whenCriticisedAboutAClock_thenRecordedInThatRoundOnly() {
        given(acceptedBy(XIPU).give(SUPERVISOR, urge()));
        when(LEADER, urge(UrgingStep.CRITICISM, Clock.REPLY, null));
        then(urged(UrgingStep.CRITICISM, null, NOW));
        given(acceptedBy(XIPU).give(SUPERVISOR, urge()).replied(TEXT).reopened());
        when(LEADER, urge(UrgingStep.CRITICISM, null, null));
        thenRefused(Rule.URGING_IN_ORDER, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenAStep_whenSomebodyElseTakesIt_thenRefusedUnderItsClause() {
        given(reminded().give(SUPERVISOR, urge()));
        when(LEADER, urge(UrgingStep.REMINDER, Clock.REPLY, null));
        thenRefused(Rule.ROLE, "P9.01");
        when(DISPATCHER, urge(UrgingStep.URGE, Clock.REPLY, null));
        thenRefused(Rule.ROLE, "P9.01");
        when(HEAD, urge(UrgingStep.CRITICISM, Clock.REPLY, null));
        thenRefused(Rule.ROLE, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenNoStepThatTheRoleTakes_whenAnyIsTaken_thenRefusedByWhatIsMissing() {
        given(reminded());
        when(LEADER, urge(UrgingStep.REMINDER, Clock.REPLY, null));
        thenRefused(Rule.URGING_IN_ORDER, Clause.OF_THE_LEDGER);
    }

    @Test
    void givenATimeThatIsOver_whenAnAnswerIsAskedByThen_thenRefused() {
        given(acceptedBy(XIPU));
        when(HEAD, urge(UrgingStep.REMINDER, Clock.REPLY, NOW));
        thenRefused(Rule.TIME_AHEAD, "P9.01");
    }

    @Test
    @DisplayName("P9.01 the unit answers what was done, and by when the rest will be")
    void givenUrgings_whenAnswered_thenTheLatestUnlessOneIsNamed() {
        given(reminded().give(SUPERVISOR, urge(UrgingStep.URGE, Clock.REPLY, null)));
        when(handlerOf(XIPU), answerUrging(null, ANSWER_BY));
        then(new UrgingAnswered(2, "已约双方调解", ANSWER_BY, JUST_NOW));
        when(handlerOf(XIPU), answerUrging(1, null));
        then(new UrgingAnswered(1, "已约双方调解", null, JUST_NOW));
        when(handlerOf(XIPU), answerUrging(3, null));
        thenRefused(Rule.URGING_WAITS, "P9.01");
        when(handlerOf(XIPU), answerUrging(1, NOW));
        thenRefused(Rule.TIME_AHEAD, "P9.01");
    }

    @Test
    void givenAnAnswer_whenAnsweredAgain_thenRefused() {
        given(reminded().give(handlerOf(XIPU), answerUrging(1, null)));
        when(handlerOf(XIPU), answerUrging(1, null));
        thenRefused(Rule.URGING_WAITS, "P9.01");
    }

    @Test
    void givenAnUrgedCase_whenAnotherUnitAnswers_thenRefused() {
        given(reminded());
        when(handlerOf(HONGGUANG), answerUrging(1, null));
        thenRefused(Rule.OWN_UNIT, "P9.04");
        when(DISPATCHER, answerUrging(1, null));
        thenRefused(Rule.OWN_UNIT, "P9.01");
    }

    @Test
    void givenTheFollowUpIsAwaited_whenTheCenterIsReminded_thenItAnswers() {
        given(replied());
        when(HEAD, urge(UrgingStep.REMINDER, Clock.FOLLOW_UP, null));
        then(new HandlingUrged("请抓紧", UrgingStep.REMINDER, Clock.FOLLOW_UP, 1, null, JUST_NOW));
        given(replied().give(HEAD, urge(UrgingStep.REMINDER, Clock.FOLLOW_UP, null)));
        when(DISPATCHER, answerUrging(1, null));
        then(new UrgingAnswered(1, "已约双方调解", null, JUST_NOW));
    }

    @Test
    void givenNoUnitHasTheCase_whenTheCenterAnswers_thenRecorded() {
        given(received().give(SUPERVISOR, urge()));
        when(DISPATCHER, answerUrging(null, null));
        then(new UrgingAnswered(1, "已约双方调解", null, JUST_NOW));
    }

    @Test
    void givenALaterUrgingOfTheUnit_whenTheCenterAnswers_thenTheLatestOfItsOwn() {
        given(replied()
                .give(HEAD, urge(UrgingStep.REMINDER, Clock.FOLLOW_UP, null))
                .reopened()
                .give(HEAD, urge(UrgingStep.REMINDER, Clock.REPLY, null)));
        when(DISPATCHER, answerUrging(null, null));
        then(new UrgingAnswered(1, "已约双方调解", null, JUST_NOW));
        when(handlerOf(XIPU), answerUrging(null, null));
        then(new UrgingAnswered(2, "已约双方调解", null, JUST_NOW));
    }

    private History reminded() {
        return acceptedBy(XIPU).give(DISPATCHER, urge(UrgingStep.REMINDER, Clock.REPLY, null));
    }

    private static HandlingUrged urged(UrgingStep step, Instant answerBy, Instant at) {
        return new HandlingUrged("请抓紧", step, Clock.REPLY, 1, answerBy, Occurred.at(at));
    }
}
