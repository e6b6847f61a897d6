package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.LEADING_GROUP;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.REPLY;

import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AnotherProcedureTest extends ComplaintTest {
    @Test
    @DisplayName("P2 asks for no sign-off and no approvals")
    void givenP2_whenAssignedAndRepliedWithoutAnyGate_thenAllowed() {
        work(TestOffice.p2());
        given(nothing().received().classified(Severity.URGENT, Flag.WIDE_IMPACT, Flag.ON_SITE));
        when(DISPATCHER, assign(XIPU));
        then(new ComplaintAssigned(XIPU, null, null, null, JUST_NOW));

        given(nothing()
                .received()
                .classified(Severity.URGENT, Flag.WIDE_IMPACT, Flag.ON_SITE)
                .assignedTo(XIPU)
                .acceptedBy(XIPU));
        when(handlerOf(XIPU), reply(TEXT));
        then(
                new ComplaintReplied(sealed(TEXT), Digest.of(TEXT), null, Medium.PHONE, JUST_NOW),
                met(REPLY),
                set(FOLLOW_UP, "2026-03-10T01:48", "2026-03-12T00:00", "follow-up", "P2.21"));
    }

    @Test
    @DisplayName("P2.13 一般性投诉:由投诉处理中心负责处理")
    void givenP2_whenAnOrdinaryCaseGoesToAStation_thenRefused() {
        work(TestOffice.p2());
        given(classified());
        when(DISPATCHER, assign(XIPU));
        thenRefused(Rule.UNIT_HANDLES, "P2.13–15");
        when(DISPATCHER, assign(CENTER));
        then(new ComplaintAssigned(CENTER, null, null, null, JUST_NOW));
    }

    @Tag("P2.06")
    @Test
    @DisplayName("P2.14 重大投诉:由客户投诉处理领导小组负责处理")
    void givenP2_whenAMajorCaseGoesToTheCenter_thenRefused() {
        work(TestOffice.p2());
        given(received().classified(Severity.MAJOR));
        when(DISPATCHER, assign(CENTER));
        thenRefused(Rule.UNIT_HANDLES, "P2.13–15");
        when(DISPATCHER, assign(LEADING_GROUP));
        then(new ComplaintAssigned(LEADING_GROUP, null, null, null, JUST_NOW));
    }

    @Test
    @DisplayName("a case keeps the procedure it began with")
    void givenACaseOfP9_whenTheOfficeWorksByP2Meanwhile_thenP9StillDecides() {
        given(classified());
        work(TestOffice.p2());
        when(DISPATCHER, assign(CENTER));
        thenRefused(Rule.SIGN_OFF_BEFORE_ASSIGNMENT, "P9.03");
    }
}
