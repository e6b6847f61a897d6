package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.assignTo;
import static org.caseledger.command.complaint.Give.giveBack;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.REASSIGNMENT;

import org.caseledger.command.complaint.routing.RoutingCommand.ReturnForReassignment;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.UnitId;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.RoutingEvent.ComplaintReturned;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReturningForReassignmentTest extends ComplaintTest {
    @Tag("O121-41")
    @Tag("P9.15a")
    @Test
    @DisplayName("P9.15 不属本辖区管辖的,应及时报消费者投诉举报中心退回,及时重新分派")
    void givenAssigned_whenReturned_thenItIsToBeReassigned() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), new ReturnForReassignment(CASE, "不属本辖区", HONGGUANG, null, null));
        then(returned(HONGGUANG), set(REASSIGNMENT, "2026-03-03T00:00", "2026-03-04T00:00", "reassignment", "P9.15"));
    }

    private static ComplaintReturned returned(@Nullable UnitId proposed) {
        var by = handlerOf(XIPU).person();
        return new ComplaintReturned(XIPU, "不属本辖区", proposed, by, JUST_NOW);
    }

    @Test
    @DisplayName("P9.15 经调查核实: also after it was accepted")
    void givenAccepted_whenReturned_thenItIsToBeReassigned() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), giveBack());
        then(returned(null), set(REASSIGNMENT, "2026-03-03T00:00", "2026-03-04T00:00", "reassignment", "P9.15"));
    }

    @Test
    @DisplayName("P9.15 各承办单位: only the handling unit returns")
    void givenAssigned_whenAnotherUnitReturnsIt_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(HONGGUANG), giveBack());
        thenRefused(Rule.OWN_UNIT, "P9.04");
        when(DISPATCHER, giveBack());
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    void givenAssigned_whenReturnedTowardsAnUnknownUnit_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), new ReturnForReassignment(CASE, "不属本辖区", new UnitId("NOWHERE"), null, null));
        thenRefused(Rule.UNIT_KNOWN, "P9.03");
    }

    @Tag("P9.15b")
    @Test
    @DisplayName("P9.15 及时重新分派: to another unit, which meets the clock")
    void givenReturned_whenAssignedElsewhere_thenReassigned() {
        given(returnedBy(XIPU).returnAccepted());
        when(DISPATCHER, assign(HONGGUANG, "属红光辖区"));
        then(new ComplaintAssigned(HONGGUANG, null, "属红光辖区", null, JUST_NOW), met(REASSIGNMENT));
    }

    @Test
    @DisplayName("P2.08 各部门、各岗位负责人为投诉处理责任人: a person of that unit answers for it")
    void givenReturned_whenAssignedToSomebodyOfAnotherUnit_thenThatPersonAnswersForIt() {
        given(returnedBy(XIPU).returnAccepted().signedOff(HONGGUANG));
        when(DISPATCHER, assignTo(HONGGUANG, handlerOf(HONGGUANG).person()));
        then(
                new ComplaintAssigned(HONGGUANG, handlerOf(HONGGUANG).person(), null, null, JUST_NOW),
                new DeadlineMet(DISPATCH, 2, NOW, false),
                met(REASSIGNMENT));
    }

    @Test
    @DisplayName("P5.19 安排专人: a known person, and of the unit itself")
    void givenReturned_whenAssignedToNobodyOfThatUnit_thenRefused() {
        given(returnedBy(XIPU).returnAccepted().signedOff(HONGGUANG));
        when(DISPATCHER, assignTo(HONGGUANG, "nobody"));
        thenRefused(Rule.PERSON_OF_UNIT, Clause.OF_THE_LEDGER);
        when(DISPATCHER, assignTo(HONGGUANG, handlerOf(XIPU).person()));
        thenRefused(Rule.PERSON_OF_UNIT, Clause.OF_THE_LEDGER);
    }

    @Tag("P9.15b")
    @Test
    @DisplayName("P9.15 not back to the unit that returned it")
    void givenReturned_whenAssignedBack_thenRefused() {
        given(returnedBy(XIPU).returnAccepted());
        when(DISPATCHER, assign(XIPU, "还是犀浦"));
        thenRefused(Rule.NO_BOOMERANG, "P9.15");
    }

    @Test
    @DisplayName("P9.15 …unless a leader signs off on that very unit after the return")
    void givenReturned_whenALeaderSignsOffOnThatUnitAgain_thenItMayBeAssignedBack() {
        given(returnedBy(XIPU).returnAccepted().signedOff(XIPU));
        when(DISPATCHER, assign(XIPU));
        then(
                new ComplaintAssigned(XIPU, null, null, null, JUST_NOW),
                new DeadlineMet(DISPATCH, 2, NOW, false),
                met(REASSIGNMENT));
    }

    @Test
    void givenReturned_whenALeaderSignsOffOnAnotherUnit_thenItMayNotBeAssignedBack() {
        given(returnedBy(XIPU).returnAccepted().signedOff(HONGGUANG));
        when(DISPATCHER, assign(XIPU, "还是犀浦"));
        thenRefused(Rule.NO_BOOMERANG, "P9.15");
    }

    @Test
    void givenTwoUnitsHaveReturnedIt_whenAssignedToTheFirst_thenRefusedStill() {
        given(returnedBy(XIPU)
                .returnAccepted()
                .give(DISPATCHER, assign(HONGGUANG, "属红光辖区"))
                .returnedBy(HONGGUANG)
                .returnAccepted());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.NO_BOOMERANG, "P9.15");
    }

    @Test
    @DisplayName("P9.15 a reopening does not make it forgotten")
    void givenReturnedAndReopenedLater_whenAssignedBack_thenRefused() {
        given(returnedBy(XIPU)
                .returnAccepted()
                .give(DISPATCHER, assign(HONGGUANG, "属红光辖区"))
                .acceptedBy(HONGGUANG)
                .replied(TEXT)
                .reopened());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.NO_BOOMERANG, "P9.15");
    }
}
