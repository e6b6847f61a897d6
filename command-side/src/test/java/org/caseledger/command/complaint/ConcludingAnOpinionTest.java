package org.caseledger.command.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.replyAsDrafted;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.ConcludeOpinion;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** P9.09, P9.10: public opinion ends by what was found and done, not by a reply to anybody. */
class ConcludingAnOpinionTest extends ComplaintTest {
    private static final String FOUND = "抽样三批次均合格，视频内容不实";

    @Test
    void givenAnOpinion_whenConcluded_thenItIsClosedAndNothingIsFollowedUp() {
        var given = accepted(Severity.GENERAL, OpinionLevel.GENERAL);
        given(given);
        when(handlerOf(XIPU), conclude(FOUND, "局官方微博"));
        then(new OpinionConcluded(sealed(FOUND), Digest.of(FOUND), null, "已发布情况说明", "局官方微博", JUST_NOW));
        var concluded = given.give(handlerOf(XIPU), conclude(FOUND, null)).state();
        assertThat(concluded.state()).isEqualTo(ComplaintState.CONCLUDED);
        assertThat(concluded.deadlines().open()).isEmpty();
        assertThat(concluded.dossier()).contains(DossierPart.FEEDBACK_RECORD);
    }

    @Test
    void givenAnOpinion_whenReplied_thenRefused() {
        given(accepted(Severity.GENERAL, OpinionLevel.GENERAL).drafted(XIPU, FOUND));
        for (var person : List.of(handlerOf(XIPU), INTAKE, DISPATCHER, HEAD)) {
            when(person, replyAsDrafted());
            thenRefused(Rule.KIND, "P9.01");
        }
    }

    @Test
    void givenAComplaint_whenConcluded_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenRefused(Rule.KIND, "P9.01");
    }

    @Test
    void givenAnOpinion_whenOthersThanItsUnitConclude_thenRefused() {
        given(accepted(Severity.GENERAL, OpinionLevel.GENERAL));
        when(handlerOf(HONGGUANG), conclude(FOUND, null));
        thenRefused(Rule.OWN_UNIT, "P9.04");
        for (var person : List.of(INTAKE, DISPATCHER, HEAD, LEADER)) {
            when(person, conclude(FOUND, null));
            thenRefused(Rule.ROLE, "P9.12");
        }
    }

    @Test
    void givenAnOpinionThatIsNotAccepted_orConcluded_whenConcluded_thenRefused() {
        given(opinion().classified().signedOff(XIPU).assignedTo(XIPU));
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenRefused(Rule.STATE, "P9.02");
        given(accepted(Severity.GENERAL, OpinionLevel.GENERAL).give(handlerOf(XIPU), conclude(FOUND, null)));
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    @DisplayName("P9.10 蓝色舆情5日内报告: the report is not left out by concluding first")
    void givenAReportIsDue_whenConcluded_thenRefusedUntilItIsReported() {
        var given = accepted(Severity.GENERAL, OpinionLevel.BLUE);
        given(given);
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenRefused(Rule.OPINION_REPORTED_FIRST, "P9.10");
        given(given.give(HEAD, Give.reportOpinion()));
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenDone();
    }

    @Test
    @DisplayName("P9.12: what needs approvals is concluded in the words that were approved")
    void givenAGatedOpinion_whenConcluded_thenOnlyAsApproved() {
        var drafted = accepted(Severity.MAJOR, OpinionLevel.GENERAL).drafted(XIPU, FOUND);
        given(drafted);
        when(handlerOf(XIPU), conclude(null, null));
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
        given(drafted.approved(1, FOUND).reviewed(1, FOUND));
        when(handlerOf(XIPU), conclude("视频内容不实", null));
        thenRefused(Rule.SENT_AS_APPROVED, "P9.12");
        when(handlerOf(XIPU), conclude(null, null));
        thenRecorded(new OpinionConcluded(sealed(FOUND), Digest.of(FOUND), 1, "已发布情况说明", null, JUST_NOW));
    }

    @Test
    @DisplayName("P9.14: where a person has to go there, a person went")
    void givenAnOpinionFlaggedOnSite_whenConcludedWithoutAVisit_thenRefused() {
        given(opinion()
                .classified(Severity.GENERAL, Flag.ON_SITE)
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .acceptedBy(XIPU));
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenRefused(Rule.ON_SITE_BEFORE_REPLY, "P9.14");
    }

    @Test
    void givenConcluded_whenArchivedOrReopened_thenTheCenterDoes() {
        var concluded = accepted(Severity.GENERAL, OpinionLevel.GENERAL).give(handlerOf(XIPU), conclude(FOUND, null));
        given(concluded);
        when(HEAD, Give.archive());
        thenDone();
        var again = concluded.reopened().give(handlerOf(XIPU), Give.investigate(false));
        assertThat(again.state().deadlines().open()).isEmpty();
        given(again);
        when(handlerOf(XIPU), conclude(FOUND, null));
        thenDone();
    }

    private History opinion() {
        return received(ComplaintKind.OPINION, Channel.MEDIA);
    }

    private History accepted(Severity severity, OpinionLevel level) {
        return opinion()
                .give(DISPATCHER, Give.classify(severity, Difficulty.ORDINARY, level, null))
                .signedOff(XIPU)
                .assignedTo(XIPU)
                .acceptedBy(XIPU);
    }

    private static ConcludeOpinion conclude(String findings, String where) {
        return new ConcludeOpinion(CASE, findings, "已发布情况说明", where, null, null);
    }
}
