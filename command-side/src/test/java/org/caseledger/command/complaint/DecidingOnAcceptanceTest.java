package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.Give.accept;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.DISPATCH;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;
import static org.caseledger.events.clocks.LapseReason.DECLINED;
import static org.caseledger.events.clocks.LapseReason.REFERRED;

import org.caseledger.command.complaint.handling.HandlingCommand.AcceptComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DecidingOnAcceptanceTest extends ComplaintTest {
    @Tag("P9.07a")
    @Test
    @DisplayName("P9.07 (1)符合规定的投诉举报予以受理,并告知投诉人")
    void givenAssigned_whenAccepted_thenTheDecisionIsMade() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), accept());
        then(new ComplaintAccepted(XIPU, TOLD, null, JUST_NOW), met(ACCEPTANCE));
    }

    @Tag("P9.07b")
    @Test
    @DisplayName("P9.07 (2)不符合规定的投诉举报不予受理,并告知投诉人不予受理的理由")
    void givenAssigned_whenDeclined_thenToldWithTheReasonAndTheCaseEnds() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), decline());
        then(
                new ComplaintDeclined("超过受理期限", TOLD, null, null, null, null, null, JUST_NOW),
                met(ACCEPTANCE),
                lapsed(REPLY, DECLINED));
    }

    @Tag("O121-2")
    @Tag("O121-34")
    @Test
    @DisplayName("P9.05 不属于本部门职责范围内的,应当及时告知消费者向有关行政管理部门投诉举报")
    void givenReceived_whenReferred_thenToldWhereToAndTheCaseEnds() {
        given(received().classified(Severity.GENERAL));
        when(INTAKE, refer());
        then(
                new ComplaintReferred("区住建局", "不属本部门职责", TOLD, null, null, JUST_NOW),
                met(SIGN_OFF),
                met(ACCEPTANCE),
                lapsed(REPLY, REFERRED));
    }

    @Test
    void givenAssigned_whenItsUnitRefersIt_thenTheCaseEnds() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), refer());
        then(
                new ComplaintReferred("区住建局", "不属本部门职责", TOLD, null, null, JUST_NOW),
                met(ACCEPTANCE),
                lapsed(REPLY, REFERRED));
    }

    @Test
    @DisplayName("a clock that only waits for what will not come any more ends with the case")
    void givenSignedOff_whenReferred_thenTheDispatchIsNotWaitedFor() {
        given(signedOff(XIPU));
        when(DISPATCHER, refer());
        then(
                new ComplaintReferred("区住建局", "不属本部门职责", TOLD, null, null, JUST_NOW),
                met(ACCEPTANCE),
                lapsed(DISPATCH, REFERRED),
                lapsed(REPLY, REFERRED));
    }

    @Tag("P9.03d")
    @Test
    @DisplayName("P9.03 当天分送: that it was late stays a fact when the case ends")
    void givenTheDispatchIsLate_whenReferred_thenTheMissIsRecordedFirst() {
        var later = Give.at("2026-03-03T08:00");
        given(signedOff(XIPU));
        at(later);
        when(DISPATCHER, refer());
        then(
                new ComplaintReferred("区住建局", "不属本部门职责", TOLD, null, null, Occurred.at(later)),
                met(ACCEPTANCE, 1, later),
                missed(DISPATCH, "2026-03-03T00:00"),
                new DeadlineLapsed(DISPATCH, 1, REFERRED, later),
                new DeadlineLapsed(REPLY, 1, REFERRED, later));
    }

    @Tag("P9.07b")
    @Test
    @DisplayName("P9.07 告知投诉人不予受理的理由: blanks are no reason")
    void givenAssigned_whenDeclinedOrReferredWithoutAReason_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), new DeclineComplaint(CASE, " ", TOLD, null, null, null, null, null, null, null));
        thenRefused(Rule.TOLD_WITH_REASON, "P9.07");
        when(handlerOf(XIPU), new ReferElsewhere(CASE, "区住建局", "", TOLD, null, null, null, null));
        thenRefused(Rule.TOLD_WITH_REASON, "P9.07");
    }

    @Tag("P9.07a")
    @Tag("P9.07b")
    @Test
    @DisplayName("P9.07 and notified: neither in the future nor before the receipt")
    void givenAssigned_whenToldAtAnImpossibleTime_thenRefused() {
        var future = new Told(Medium.PHONE, NOW.plusSeconds(1));
        var before = new Told(Medium.PHONE, NOW.minusSeconds(1));
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), new AcceptComplaint(CASE, future, null, null, null));
        thenRefused(Rule.TOLD_IN_TIME, "P9.07");
        when(handlerOf(XIPU), new DeclineComplaint(CASE, "超过受理期限", before, null, null, null, null, null, null, null));
        thenRefused(Rule.TOLD_IN_TIME, "P9.07");
        when(handlerOf(XIPU), new ReferElsewhere(CASE, "区住建局", "不属本部门", future, null, null, null, null));
        thenRefused(Rule.TOLD_IN_TIME, "P9.07");
    }

    @Test
    void givenClassified_whenAcceptedByNoUnit_thenRefused() {
        given(classified());
        when(handlerOf(XIPU), accept());
        thenRefused(Rule.OWN_UNIT, "P9.04");
    }

    @Test
    void givenAccepted_whenAcceptedDeclinedOrReferredAgain_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), accept());
        thenRefused(Rule.STATE, "P9.02");
        when(handlerOf(XIPU), decline());
        thenRefused(Rule.STATE, "P9.02");
        when(handlerOf(XIPU), refer());
        thenRefused(Rule.STATE, "P9.02");
    }
}
