package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.signOff;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADING_GROUP;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.SIGN_OFF;

import org.caseledger.command.gate.Rule;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SigningOffTest extends ComplaintTest {
    @Tag("P9.03b")
    @Tag("P9.03d")
    @Test
    @DisplayName("P9.03 及时将投诉举报记录材料送局领导签阅,按签阅意见当天分送")
    void givenClassified_whenSignedOff_thenItIsToBeDispatchedTheSameDay() {
        given(classified());
        when(LEADER, signOff(XIPU));
        then(
                new RoutingSignedOff(XIPU, "请处理", JUST_NOW),
                met(SIGN_OFF),
                set(DISPATCH, "2026-03-02T09:00", "2026-03-03T00:00", "dispatch", "P9.03"));
    }

    @Test
    @DisplayName("P9.03 a leader, no one else")
    void givenClassified_whenADispatcherSignsOff_thenRefused() {
        given(classified());
        when(DISPATCHER, signOff(XIPU));
        thenRefused(Rule.ROLE, "P9.12");
    }

    @Test
    @DisplayName("P9.03 to a station, a section or the brigade with jurisdiction")
    void givenClassified_whenSignedOffToAUnitThatHandlesNoCases_thenRefused() {
        given(classified());
        when(LEADER, signOff(LEADING_GROUP));
        thenRefused(Rule.UNIT_HANDLES, "P9.03");
    }

    @Test
    void givenClassified_whenSignedOffToAnUnknownUnit_thenRefused() {
        given(classified());
        when(LEADER, signOff(new UnitId("NOWHERE")));
        thenRefused(Rule.UNIT_KNOWN, "P9.03");
    }

    @Test
    void givenReceived_whenSignedOffBeforeItIsClassified_thenRefused() {
        given(received());
        when(LEADER, signOff(XIPU));
        thenRefused(Rule.STATE, "P9.02");
    }
}
