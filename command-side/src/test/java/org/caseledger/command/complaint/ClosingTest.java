package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.followUp;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.FOLLOW_UP;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.caseledger.command.complaint.closing.ClosingCommand.ArchiveComplaint;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordCallBack;
import org.caseledger.command.complaint.closing.ClosingCommand.RecordFollowUp;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Medium;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClosingTest extends ComplaintTest {
    @Tag("O121-26")
    @Test
    @DisplayName("P2.21 对客户进行回访")
    void givenReplied_whenFollowedUp_thenItsClockIsMet() {
        given(replied());
        when(HEAD, followUp());
        then(new FollowUpRecorded(Satisfaction.SATISFIED, sealed("满意"), JUST_NOW), met(FOLLOW_UP));
    }

    @Tag("P2.19")
    @Tag("P7.14")
    @Test
    @DisplayName("P3.19 回访前联系: an attempt is recorded, and leaves the follow-up owed")
    void givenReplied_whenTheComplainantIsCalled_thenTheAttemptIsRecorded() {
        given(replied());
        when(HEAD, new RecordCallBack(CASE, Medium.PHONE, false, null, null));
        then(new CallBackAttempted(Medium.PHONE, false, JUST_NOW));
        when(HEAD, new RecordCallBack(CASE, Medium.SMS, true, null, null));
        then(new CallBackAttempted(Medium.SMS, true, JUST_NOW));
        when(HEAD, followUp());
        then(new FollowUpRecorded(Satisfaction.SATISFIED, sealed("满意"), JUST_NOW), met(FOLLOW_UP));
    }

    @Test
    void givenAcceptedOrNoOneToReach_whenCalled_thenRefused() {
        given(acceptedBy(XIPU));
        when(HEAD, new RecordCallBack(CASE, Medium.PHONE, true, null, null));
        thenRefused(Rule.STATE, "P9.02");
        given(replied());
        when(HEAD, new RecordCallBack(CASE, Medium.NOBODY, false, null, null));
        thenRefused(Rule.NOBODY_TO_TALK_TO, "P9.07");
    }

    @Test
    void givenArchived_whenFollowedUp_thenItsClockHasWaited() {
        given(archived());
        when(HEAD, followUp());
        then(new FollowUpRecorded(Satisfaction.SATISFIED, sealed("满意"), JUST_NOW), met(FOLLOW_UP));
    }

    @Test
    void givenAccepted_whenFollowedUpOrArchived_thenRefused() {
        given(acceptedBy(XIPU));
        when(HEAD, followUp());
        thenRefused(Rule.STATE, "P9.02");
        when(HEAD, archive(DossierPart.REGISTRATION_FORM));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("归档: what the dossier lacks is named with the reason")
    void givenReplied_whenArchivedWithEveryGapExplained_thenClosed() {
        given(replied());
        when(HEAD, archive(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD));
        then(new ComplaintArchived(
                EnumSet.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD),
                Map.of(
                        DossierPart.INVESTIGATION_REPORT, "不需要此项材料",
                        DossierPart.HANDLING_OPINION, "不需要此项材料"),
                JUST_NOW));
    }

    @Test
    void givenReplied_whenArchivedWithAnUnexplainedGap_thenRefused() {
        given(replied());
        when(HEAD, archive(Set.of(DossierPart.REGISTRATION_FORM), Map.of()));
        thenRefused(Rule.GAPS_EXPLAINED, "P9.04");
        when(
                HEAD,
                archive(
                        Set.of(DossierPart.REGISTRATION_FORM, DossierPart.FEEDBACK_RECORD),
                        Map.of(
                                DossierPart.INVESTIGATION_REPORT, "",
                                DossierPart.HANDLING_OPINION, "不需要此项材料")));
        thenRefused(Rule.GAPS_EXPLAINED, "P9.04");
    }

    @Test
    void givenReplied_whenArchivedWithAPartThatIsNotThere_thenRefused() {
        given(replied());
        when(HEAD, archive(DossierPart.INVESTIGATION_REPORT));
        thenRefused(Rule.PARTS_EXIST, "P9.04");
    }

    @Tag("P9.04b")
    @Test
    void givenACompleteDossier_whenArchived_thenNothingIsMissing() {
        given(acceptedBy(XIPU)
                .give(handlerOf(XIPU), investigate(false))
                .give(handlerOf(XIPU), propose())
                .replied(TEXT));
        when(HEAD, archive(EnumSet.allOf(DossierPart.class), Map.of()));
        then(new ComplaintArchived(EnumSet.allOf(DossierPart.class), Map.of(), JUST_NOW));
    }

    @Tag("P9.12d")
    @Test
    @DisplayName("P9.12 认真审核: what did not satisfy is archived by a leader, with a reason")
    void givenNotSatisfied_whenArchived_thenOnlyByALeaderWithAReason() {
        given(replied().give(HEAD, asked(Satisfaction.NOT)));
        when(HEAD, notSatisfied("诉求无法律依据"));
        thenRefused(Rule.NOT_SATISFIED_EXPLAINED, "P9.12");
        when(LEADER, notSatisfied(" "));
        thenRefused(Rule.NOT_SATISFIED_EXPLAINED, "P9.12");
        when(LEADER, notSatisfied("诉求无法律依据"));
        then(new ComplaintArchived(
                Set.of(DossierPart.REGISTRATION_FORM), notSatisfied("").missing(), "诉求无法律依据", JUST_NOW));
    }

    @Test
    void givenNotSatisfied_whenACallReachesNobody_thenItIsNotTakenBack() {
        given(replied().give(HEAD, asked(Satisfaction.NOT)).give(HEAD, asked(Satisfaction.UNREACHABLE)));
        when(HEAD, archive(DossierPart.REGISTRATION_FORM));
        thenRefused(Rule.NOT_SATISFIED_EXPLAINED, "P9.12");
    }

    @Test
    void givenNotSatisfied_whenHandledAgainAndReplied_thenTheCenterArchivesIt() {
        given(replied()
                .give(HEAD, asked(Satisfaction.NOT))
                .reopened()
                .give(handlerOf(XIPU), investigate(false))
                .replied(TEXT));
        when(LEADER, notSatisfied("诉求无法律依据"));
        thenRefused(Rule.ROLE, "P9.12");
        when(HEAD, archive(DossierPart.REGISTRATION_FORM));
        then(new ComplaintArchived(
                Set.of(DossierPart.REGISTRATION_FORM), notSatisfied("").missing(), JUST_NOW));
    }

    @ParameterizedTest
    @CsvSource({"P2, P2.18", "P3, P3.18", "P4, P4.17", "P7, P7.13"})
    void givenAnotherProcedure_whenNotSatisfied_thenItsOwnClauseRefuses(String id, String clause) {
        work(TestOffice.by(Procedures.builtIn().get(id)));
        given(received(ComplaintKind.COMPLAINT, Channel.PHONE)
                .classified()
                .assignedTo(CENTER)
                .acceptedBy(CENTER)
                .give(handlerOf(CENTER), propose())
                .replied(TEXT)
                .give(HEAD, asked(Satisfaction.NOT)));
        when(HEAD, archive(DossierPart.REGISTRATION_FORM));
        thenRefused(Rule.NOT_SATISFIED_EXPLAINED, clause);
    }

    private static RecordFollowUp asked(Satisfaction satisfaction) {
        return new RecordFollowUp(CASE, satisfaction, null, null, null);
    }

    private static ArchiveComplaint notSatisfied(String reason) {
        var archive = archive(DossierPart.REGISTRATION_FORM);
        return new ArchiveComplaint(CASE, archive.present(), archive.missing(), reason, null, null);
    }

    private History archived() {
        return replied().give(HEAD, archive(DossierPart.REGISTRATION_FORM));
    }
}
