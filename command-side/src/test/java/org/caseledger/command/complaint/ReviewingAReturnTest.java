package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.giveBack;
import static org.caseledger.command.complaint.Give.reopen;
import static org.caseledger.command.complaint.Give.reviewReturn;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.REASSIGNMENT;

import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Clause;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReviewingAReturnTest extends ComplaintTest {
    @Tag("P9.15a")
    @Test
    @DisplayName("P9.15 报消费者投诉举报中心退回: the center accepts the return, and assigns the case anew")
    void givenReturned_whenTheCenterAccepts_thenItWaitsForAnotherUnit() {
        given(returnedBy(XIPU));
        when(HEAD, reviewReturn(true));
        then(reviewed(true, false, ComplaintState.RETURNED, "属红光辖区", "head"));
        given(returnedBy(XIPU).returnAccepted());
        when(DISPATCHER, assign(HONGGUANG, "属红光辖区"));
        then(new ComplaintAssigned(HONGGUANG, null, "属红光辖区", null, JUST_NOW), met(REASSIGNMENT));
    }

    @Test
    @DisplayName("P9.15 a return without merit: the unit holds the case as before")
    void givenReturnedAfterTheAssignment_whenTheCenterRefuses_thenTheUnitHasToAcceptIt() {
        given(returnedBy(XIPU));
        when(HEAD, reviewReturn(false));
        then(reviewed(false, false, ComplaintState.ASSIGNED, "属犀浦辖区", "head"), met(REASSIGNMENT));
        given(returnedBy(XIPU).returnRefused());
        when(handlerOf(XIPU), Give.accept());
        thenDone();
    }

    @Test
    void givenReturnedAfterTheAcceptance_whenTheCenterRefuses_thenItsHandlerGoesOn() {
        var handler = handlerOf(XIPU).person();
        given(signedOff(XIPU)
                .give(DISPATCHER, Give.assignTo(XIPU, handler))
                .acceptedBy(XIPU)
                .returnedBy(XIPU));
        when(HEAD, reviewReturn(false));
        then(
                new ReturnReviewed(XIPU, handler, false, false, ComplaintState.ACCEPTED, "属犀浦辖区", "head", JUST_NOW),
                met(REASSIGNMENT));
        given(acceptedBy(XIPU).returnedBy(XIPU).returnRefused());
        when(handlerOf(XIPU), Give.draft(TEXT));
        thenDone();
    }

    @Tag("P9.15b")
    @Test
    @DisplayName("P9.15 审核退单: whoever returned it does not review it, and whoever reviews signs now")
    void givenReturned_whenReviewedByWhoReturnedOrAtATypedTime_thenRefused() {
        given(returnedBy(XIPU));
        var returner = new Actor(handlerOf(XIPU).person(), "何岸", Role.CENTER_HEAD, CENTER);
        when(returner, reviewReturn(true));
        thenRefused(Rule.RETURN_REVIEWED_BY_ANOTHER, "P9.15");
        when(HEAD, new ReviewReturn(Give.CASE, true, "属红光辖区", null, NOW));
        thenRefused(Rule.SIGNED_NOW, "P9.15");
    }

    @Test
    void givenASecondRefusal_whenWhoReturnedRulesAsALeader_thenRefused() {
        given(twiceReturned().returnRefused());
        var returner = new Actor(handlerOf(XIPU).person(), "何岸", Role.LEADER, LEADER.unit());
        when(returner, reviewReturn(true));
        thenRefused(Rule.RETURN_REVIEWED_BY_ANOTHER, "P9.15");
    }

    @Test
    void givenAReturnOfAnOlderVersion_whenReviewed_thenTaken() {
        given(acceptedBy(XIPU).holding(new ComplaintReturned(XIPU, "不属本辖区", null, null, Occurred.at(NOW))));
        when(HEAD, reviewReturn(true));
        thenDone();
    }

    @Test
    @DisplayName("P9.15 no assignment, to whatever unit, before the review")
    void givenReturned_whenAssignedWithoutReview_thenRefused() {
        given(returnedBy(XIPU));
        when(DISPATCHER, assign(HONGGUANG, "属红光辖区"));
        thenRefused(Rule.RETURN_REVIEWED_BEFORE_ASSIGNMENT, "P9.15");
        given(returnedBy(XIPU).signedOff(XIPU));
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.RETURN_REVIEWED_BEFORE_ASSIGNMENT, "P9.15");
    }

    @Test
    void givenTheSecondRefusal_whenTheCenterHasRefused_thenALeaderRules() {
        given(twiceReturned());
        when(HEAD, reviewReturn(false));
        then(reviewed(false, false, ComplaintState.RETURNED, "属犀浦辖区", "head"));
        given(twiceReturned().returnRefused());
        when(HEAD, reviewReturn(true));
        thenRefused(Rule.RETURN_WAITS_FOR, "P9.15");
        when(DISPATCHER, assign(HONGGUANG, "属红光辖区"));
        thenRefused(Rule.RETURN_REVIEWED_BEFORE_ASSIGNMENT, "P9.15");
    }

    @Test
    @DisplayName("P9.15 a leader's ruling is final: the unit keeps the case")
    void givenALeaderRefusesTheReturn_whenTheUnitReturnsItOnceMore_thenRefused() {
        given(twiceReturned().returnRefused());
        when(LEADER, reviewReturn(false));
        then(reviewed(false, true, ComplaintState.ASSIGNED, "属犀浦辖区", LEADER.person()), met(REASSIGNMENT, 2, NOW));
        given(keptByRuling());
        when(handlerOf(XIPU), giveBack());
        thenRefused(Rule.RETURN_RULED_ON, "P9.15");
        given(keptByRuling()
                .give(handlerOf(XIPU), decline())
                .give(HEAD, reopen())
                .give(DISPATCHER, assign(XIPU)));
        when(handlerOf(XIPU), giveBack());
        thenRefused(Rule.RETURN_RULED_ON, "P9.15");
    }

    @Test
    void givenALeaderAcceptsTheReturn_whenAssigned_thenToAnotherUnitOnly() {
        given(twiceReturned().returnRefused().give(LEADER, reviewReturn(true)));
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.NO_BOOMERANG, "P9.15");
        when(DISPATCHER, assign(HONGGUANG, "属红光辖区"));
        thenDone();
    }

    @Test
    @DisplayName("the second refusal of a case counts, whichever unit returned it")
    void givenOneUnitWasRefusedAndAnotherReturnsIt_whenRefused_thenALeaderRules() {
        given(twiceReturned()
                .returnAccepted()
                .give(DISPATCHER, assign(HONGGUANG, "属红光辖区"))
                .returnedBy(HONGGUANG)
                .returnRefused());
        when(LEADER, reviewReturn(false));
        then(
                new ReturnReviewed(
                        HONGGUANG, null, false, true, ComplaintState.ASSIGNED, "属犀浦辖区", LEADER.person(), JUST_NOW),
                met(REASSIGNMENT, 3, NOW));
    }

    @Test
    void givenNoReturnWaits_whenReviewed_thenRefused() {
        given(returnedBy(XIPU).returnAccepted());
        when(HEAD, reviewReturn(false));
        thenRefused(Rule.RETURN_WAITS, "P9.15");
        given(returnedBy(XIPU).returnAccepted().give(DISPATCHER, assign(HONGGUANG, "属红光辖区")));
        when(HEAD, reviewReturn(false));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("neither the unit, nor the dispatcher, nor a leader reviews a first return")
    void givenReturned_whenAnybodyElseReviews_thenRefused() {
        given(returnedBy(XIPU));
        when(handlerOf(XIPU), reviewReturn(true));
        thenRefused(Rule.ROLE, "P9.15");
        when(DISPATCHER, reviewReturn(true));
        thenRefused(Rule.ROLE, "P9.15");
        when(LEADER, reviewReturn(true));
        thenRefused(Rule.RETURN_WAITS_FOR, "P9.15");
    }

    @Test
    @DisplayName("a refused return is none: the case may go to that unit again later")
    void givenARefusedReturn_whenReopenedAndAssigned_thenToThatUnitAgain() {
        given(returnedBy(XIPU).returnRefused().acceptedBy(XIPU).replied(TEXT).reopened());
        when(DISPATCHER, assign(XIPU));
        thenDone();
    }

    @Test
    @DisplayName("another procedure whose text knows no return has no review")
    void givenAProcedureWithoutReview_whenReturned_thenAssignedAtOnce() {
        work(TestOffice.by(Procedures.builtIn().get("P1")));
        given(received().classified().assignedTo(CENTER).returnedBy(CENTER));
        when(HEAD, reviewReturn(true));
        thenRefused(Rule.RETURN_WAITS, Clause.OF_THE_LEDGER);
        when(LEADER, Give.signOff(CENTER));
        thenDone();
    }

    private History twiceReturned() {
        return returnedBy(XIPU).returnRefused().returnedBy(XIPU);
    }

    private History keptByRuling() {
        return twiceReturned().returnRefused().give(LEADER, reviewReturn(false));
    }

    private static ReturnReviewed reviewed(
            boolean accepted, boolean ruling, ComplaintState state, String reason, String by) {
        return new ReturnReviewed(XIPU, null, accepted, ruling, state, reason, by, JUST_NOW);
    }
}
