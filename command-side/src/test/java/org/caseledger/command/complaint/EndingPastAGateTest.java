package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.TOLD;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.Clock.SIGN_OFF;
import static org.caseledger.events.clocks.LapseReason.DECLINED;
import static org.caseledger.events.clocks.LapseReason.REFERRED;

import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineLapsed;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.OtherMatter;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EndingPastAGateTest extends ComplaintTest {
    private static final String NO = "超过受理期限，不予受理。";
    private static final String ELSEWHERE = "不属本部门职责，请向区住建局反映。";

    private History graveAt() {
        return assignedTo(XIPU).classified(Severity.MAJOR);
    }

    private History approved(String text) {
        return graveAt().drafted(XIPU, text).approved(1, text).reviewed(1, text);
    }

    @Tag("P9.07b")
    @Tag("P9.12h")
    @Test
    @DisplayName("P9.07, P9.12: a grave case is not declined or referred by its handler alone")
    void givenAGraveCase_whenDeclinedOrReferredWithoutApprovals_thenRefused() {
        given(graveAt());
        when(handlerOf(XIPU), decline(NO));
        thenRefused(Rule.APPROVALS_BEFORE_ENDING, "P9.12");
        when(DISPATCHER, refer(ELSEWHERE));
        thenRefused(Rule.APPROVALS_BEFORE_ENDING, "P9.12");
        given(graveAt().drafted(XIPU, NO).approved(1, NO));
        when(handlerOf(XIPU), decline(NO));
        thenRefused(Rule.APPROVALS_BEFORE_ENDING, "P9.12");
    }

    @Test
    void givenAnApprovedText_whenDeclinedInThoseWords_thenTheCaseEnds() {
        given(approved(NO));
        when(handlerOf(XIPU), decline(NO));
        then(
                new ComplaintDeclined(NO, TOLD, null, null, null, null, null, JUST_NOW),
                met(ACCEPTANCE),
                lapsed(REPLY, DECLINED));
    }

    @Test
    void givenAnApprovedText_whenDeclinedInOtherWords_thenRefused() {
        given(approved(NO));
        when(handlerOf(XIPU), decline("本所不想办理"));
        thenRefused(Rule.SENT_AS_APPROVED, "P9.12");
        given(approved(NO).drafted(XIPU, "另一稿"));
        when(handlerOf(XIPU), decline(NO));
        thenRefused(Rule.APPROVALS_BEFORE_ENDING, "P9.12");
    }

    @Test
    @DisplayName("P9.05 告知消费者向有关行政管理部门投诉: the approved text names it")
    void givenAnApprovedText_whenReferred_thenOnlyToTheAuthorityThatItNames() {
        given(approved(ELSEWHERE));
        when(handlerOf(XIPU), refer(ELSEWHERE));
        then(
                new ComplaintReferred("区住建局", ELSEWHERE, TOLD, null, null, JUST_NOW),
                met(ACCEPTANCE),
                lapsed(REPLY, REFERRED));
        when(handlerOf(XIPU), refer("本所不想办理，请向区住建局反映"));
        thenRefused(Rule.SENT_AS_APPROVED, "P9.12");
        given(approved(NO));
        when(handlerOf(XIPU), refer(NO));
        thenRefused(Rule.APPROVED_TEXT_NAMES, "P9.12");
    }

    @Test
    @DisplayName("P9.05 before a unit has the case, the center writes what is approved")
    void givenAGraveCaseWithoutAUnit_whenReferredByTheCenter_thenTheSameGateHolds() {
        given(received().classified(Severity.MAJOR));
        when(INTAKE, refer(ELSEWHERE));
        thenRefused(Rule.APPROVALS_BEFORE_ENDING, "P9.12");
        given(received()
                .classified(Severity.MAJOR)
                .give(DISPATCHER, draft(ELSEWHERE))
                .give(LEADER, Give.approve(1, ELSEWHERE))
                .give(LEGAL, Give.approve(1, ELSEWHERE)));
        when(INTAKE, refer(ELSEWHERE));
        then(
                new ComplaintReferred("区住建局", ELSEWHERE, TOLD, null, null, JUST_NOW),
                met(SIGN_OFF),
                met(ACCEPTANCE),
                lapsed(REPLY, REFERRED));
    }

    @Tag("P9.12h")
    @Tag("O121-44")
    @Test
    @DisplayName("P9.12: whether a case is grave is said before it is referred")
    void givenNotClassified_whenReferred_thenOnlyAsNoComplaintAtAll() {
        given(received());
        when(INTAKE, refer(ELSEWHERE));
        thenRefused(Rule.CLASSIFIED_FIRST, "P9.12");
        when(INTAKE, Give.referAs(OtherMatter.ADVICE));
        thenDone();
    }

    @Test
    @DisplayName("P9.12: nor does it come to a unit unclassified when it is reopened")
    void givenReferredAsAdvice_whenReopenedAndAssigned_thenClassifiedBefore() {
        var reopened = received().give(INTAKE, Give.referAs(OtherMatter.ADVICE)).reopened();
        given(reopened);
        when(DISPATCHER, Give.assign(XIPU));
        thenRefused(Rule.CLASSIFIED_FIRST, "P9.12");
        given(reopened.classified(Severity.GENERAL));
        when(LEADER, Give.signOff(XIPU));
        thenDone();
    }

    @Tag("P9.12a")
    @Test
    @DisplayName("P9.12 承办单位: what a unit holds the unit writes")
    void givenAssigned_whenTheCenterDrafts_thenRefused() {
        given(graveAt());
        when(DISPATCHER, draft(NO));
        thenRefused(Rule.UNIT_DRAFTS, "P9.03");
    }

    @Test
    void givenAnOrdinaryCase_whenDeclined_thenNobodyIsAsked() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), decline("超过受理期限"));
        thenDone();
    }

    @Test
    @DisplayName("P9.08 a reply that was late stays late, however the case ends")
    void givenTheReplyIsOverdue_whenDeclined_thenTheMissIsRecordedBeforeTheClockEnds() {
        var later = Give.at("2026-03-10T08:00");
        given(assignedTo(XIPU));
        at(later);
        when(handlerOf(XIPU), decline("超过受理期限"));
        then(
                new ComplaintDeclined("超过受理期限", TOLD, null, null, null, null, null, Occurred.at(later)),
                met(ACCEPTANCE, 1, later),
                missed(REPLY, "2026-03-10T00:00"),
                new DeadlineLapsed(REPLY, 1, DECLINED, later));
    }

    @Test
    @DisplayName("P9.14 the gate is of the case, in every round")
    void givenReopenedAfterADecline_whenDeclinedAgainInTheOldWords_thenRefused() {
        given(approved(NO).give(handlerOf(XIPU), decline(NO)).reopened().give(DISPATCHER, Give.assign(XIPU)));
        when(handlerOf(XIPU), decline(NO));
        thenRefused(Rule.APPROVALS_BEFORE_ENDING, "P9.12");
    }
}
