package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.DISPATCH;

import org.caseledger.command.gate.Rule;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SignOffBeforeAssignmentTest extends ComplaintTest {
    @Tag("P9.01b")
    @Tag("P9.03c")
    @Test
    @DisplayName("P9.03 按签阅意见当天分送至有管辖权的市场监督管理所")
    void givenASignOff_whenAssignedToThatUnit_thenDispatched() {
        given(signedOff(XIPU));
        when(DISPATCHER, assign(XIPU));
        then(new ComplaintAssigned(XIPU, null, null, null, JUST_NOW), met(DISPATCH));
    }

    @Tag("P9.03b")
    @Test
    @DisplayName("P9.03 送局领导签阅: before the first assignment")
    void givenNoSignOff_whenAssigned_thenRefused() {
        given(classified());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.SIGN_OFF_BEFORE_ASSIGNMENT, "P9.03");
    }

    @Tag("P9.03c")
    @Test
    @DisplayName("P9.03 按签阅意见: another unit than the signed one needs a reason")
    void givenASignOff_whenAssignedToAnotherUnitWithoutAReason_thenRefused() {
        given(signedOff(XIPU));
        when(DISPATCHER, assign(HONGGUANG));
        thenRefused(Rule.REASON_FOR_ANOTHER_UNIT, "P9.03");
        when(DISPATCHER, assign(HONGGUANG, "  "));
        thenRefused(Rule.REASON_FOR_ANOTHER_UNIT, "P9.03");
    }

    @Test
    void givenASignOff_whenAssignedToAnotherUnitWithAReason_thenDispatched() {
        given(signedOff(XIPU));
        when(DISPATCHER, assign(HONGGUANG, "被投诉人在红光"));
        then(new ComplaintAssigned(HONGGUANG, null, "被投诉人在红光", null, JUST_NOW), met(DISPATCH));
    }

    @Tag("P9.03c")
    @Test
    @DisplayName("P9.03 a unit without active people gets a case only with a reason")
    void givenAUnitWithoutPeople_whenAssignedToIt_thenAReasonIsAsked() {
        given(signedOff(XIPU));
        office().desert(XIPU);
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.UNIT_STAFFED, "P9.03");
        when(DISPATCHER, assign(XIPU, "所长下周到任，先行接收"));
        then(new ComplaintAssigned(XIPU, null, "所长下周到任，先行接收", null, JUST_NOW), met(DISPATCH));
    }

    @Test
    @DisplayName("the gate is the procedure's, and so is the clause")
    void givenAnotherProcedureWithTheGate_whenAssignedWithoutSignOff_thenRefusedByItsClause() {
        work(CustomProcedure.office());
        given(classified());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.SIGN_OFF_BEFORE_ASSIGNMENT, "OWN.1");
    }

    @Test
    void givenReceived_whenAssignedBeforeItIsClassified_thenRefused() {
        given(received());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    void givenReferredAndReopened_whenAssignedForTheFirstTime_thenASignOffIsNeededToo() {
        given(received().classified().give(INTAKE, refer()).reopened());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.SIGN_OFF_BEFORE_ASSIGNMENT, "P9.03");

        given(nothing().received().classified().give(INTAKE, refer()).reopened().signedOff(XIPU));
        when(DISPATCHER, assign(XIPU));
        then(new ComplaintAssigned(XIPU, null, null, null, JUST_NOW), met(DISPATCH));
    }
}
