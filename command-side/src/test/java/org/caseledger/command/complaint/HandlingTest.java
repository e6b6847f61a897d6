package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.contact;
import static org.caseledger.command.complaint.Give.decideOnLead;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.mediate;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.Give.reportOpinion;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.LEAD_CHECK;
import static org.caseledger.events.Clock.MEDIATION;
import static org.caseledger.events.Clock.NOTICE;
import static org.caseledger.events.Clock.OPINION_REPORT;

import java.util.List;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Plan;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class HandlingTest extends ComplaintTest {
    @Test
    @DisplayName("P9.14 对需要出现场的投诉举报,承办单位应出现场调查处理")
    void givenAccepted_whenInvestigated_thenRecordedSealed() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), investigate(true));
        then(new InvestigationRecorded(XIPU, true, sealed("情况属实"), List.of(), JUST_NOW));
    }

    @Test
    void givenReopened_whenInvestigated_thenTheUnitHandlesItAgain() {
        given(replied().reopened());
        when(handlerOf(XIPU), investigate(false));
        then(new InvestigationRecorded(XIPU, false, sealed("情况属实"), List.of(), JUST_NOW));
        assertThat(replied()
                        .reopened()
                        .give(handlerOf(XIPU), investigate(false))
                        .state()
                        .state())
                .isEqualTo(ComplaintState.ACCEPTED);
    }

    @Test
    void givenAFileIsKept_whenAnInvestigationNamesIt_thenRecorded() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), found(new Evidence("照片", TestOffice.KEPT)));
        then(new InvestigationRecorded(
                XIPU, true, sealed("情况属实"), List.of(new Evidence("照片", TestOffice.KEPT)), JUST_NOW));
    }

    @Test
    void givenNoSuchFileIsKept_whenAnInvestigationNamesIt_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), found(new Evidence("实物", null), new Evidence("照片", "1".repeat(64))));
        thenRefused(Rule.EVIDENCE_KEPT, "P9.14");
    }

    private static RecordInvestigation found(Evidence... evidence) {
        return new RecordInvestigation(Give.CASE, true, "情况属实", List.of(evidence), null, null);
    }

    @Test
    void givenAssigned_whenInvestigatedBeforeItIsAccepted_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), investigate(true));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("P7.09 处理意见: method, until when, by whom")
    void givenAccepted_whenAnOpinionIsProposed_thenRecorded() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), propose());
        then(new OpinionProposed(sealed("责令退款"), new Plan("约谈", Give.at("2026-03-06T18:00"), "李四"), JUST_NOW));
    }

    @Test
    void givenAssigned_whenAnOpinionIsProposed_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), propose());
        thenRefused(Rule.STATE, "P9.02");
    }

    @Tag("O121-24")
    @Test
    @DisplayName("P1.10 调解: meets its clock, and the end has to be notified")
    void givenAMediationIsTimed_whenItEnds_thenItsClockIsMetAndTheNoticeIsDue() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), mediate());
        then(
                new MediationRecorded(true, sealed("退一赔三"), null, JUST_NOW),
                met(MEDIATION),
                set(NOTICE, "2026-03-03T00:00", "2026-03-04T00:00", "notice-mediation", "OWN.8"));
    }

    @Test
    void givenAssigned_whenAMediationIsRecorded_thenRefused() {
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), mediate());
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("NOTICE ← ContactRecorded giving that notice, and no other")
    void givenANoticeIsDue_whenItIsGiven_thenItsClockIsMet() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU).give(handlerOf(XIPU), mediate()));
        when(handlerOf(XIPU), contact(Notice.MEDIATION_ENDED));
        then(contacted(Notice.MEDIATION_ENDED), met(NOTICE));
        when(handlerOf(XIPU), contact(Notice.PROGRESS));
        then(contacted(Notice.PROGRESS));
        when(handlerOf(XIPU), contact(Notice.LEAD_DECISION));
        then(contacted(Notice.LEAD_DECISION));
        when(handlerOf(XIPU), contact(null));
        then(contacted(null));
    }

    @Test
    @DisplayName("a notice that is owed when the case is answered is still given")
    void givenAnsweredBeforeTheNotice_whenGiven_thenItsClockIsMet() {
        work(CustomProcedure.office());
        given(acceptedBy(XIPU)
                .give(handlerOf(XIPU), mediate())
                .give(handlerOf(XIPU), Give.draft("已调解退款"))
                .give(handlerOf(XIPU), Give.replyAsDrafted()));
        when(handlerOf(XIPU), contact(Notice.MEDIATION_ENDED));
        then(contacted(Notice.MEDIATION_ENDED), met(NOTICE));
    }

    @Test
    void givenArchived_whenAContactIsRecorded_thenRefused() {
        given(replied()
                .give(INTAKE, Give.followUp())
                .give(INTAKE, Give.archive(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD)));
        when(HEAD, contact(null));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("a report 举报: whether a case is filed 立案")
    void givenAnAcceptedReport_whenTheLeadIsDecided_thenItsClockIsMetAndTheNoticeIsDue() {
        work(CustomProcedure.office());
        given(report());
        when(LEADER, decideOnLead());
        then(
                new LeadDecided(true, "违法事实清楚", JUST_NOW),
                met(LEAD_CHECK),
                set(NOTICE, "2026-03-03T00:00", "2026-03-04T00:00", "notice-lead", "OWN.11"));
    }

    @Test
    @DisplayName("a decision on a lead exists for reports and leads found, a report of opinion for opinions")
    void givenAComplaint_whenWhatIsForOtherKindsIsTried_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), decideOnLead());
        thenRefused(Rule.LEAD_FOUND, "O121-27");
        when(handlerOf(XIPU), reportOpinion());
        thenRefused(Rule.KIND, "P9.01");
    }

    @Test
    @DisplayName("P9.10 须及时处置并报告")
    void givenAReportOfOpinionIsDue_whenReported_thenItsClockIsMet() {
        given(received(ComplaintKind.OPINION, Channel.MEDIA)
                .give(DISPATCHER, classify(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.RED, null)));
        when(HEAD, reportOpinion());
        then(new OpinionReported("区政府", sealed("已查明"), "下架", JUST_NOW), met(OPINION_REPORT));
    }

    private History report() {
        return received(ComplaintKind.REPORT, Channel.LETTER)
                .classified()
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .acceptedBy(XIPU);
    }

    private ContactRecorded contacted(Notice notice) {
        return new ContactRecorded("投诉人", Medium.PHONE, sealed("已联系"), notice, null, null, JUST_NOW);
    }
}
