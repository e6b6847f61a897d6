package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.approve;
import static org.caseledger.command.complaint.Give.archive;
import static org.caseledger.command.complaint.Give.assign;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.refer;
import static org.caseledger.command.complaint.Give.reopen;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.People.CENTER;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.ACCEPTANCE;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.MEDIATION;
import static org.caseledger.events.Clock.REPLY;
import static org.caseledger.events.clocks.LapseReason.NEW_ROUND;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordInvestigation;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineMet;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.MediationEvent.MediationRecorded;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.RoutingEvent.ComplaintAssigned;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReopeningTest extends ComplaintTest {
    @Test
    @DisplayName("P2.18 对于客户不满意的处理结果,应重新调查,并重新处理: a new round, a new clock")
    void givenReplied_whenReopened_thenANewReplyIsDue() {
        given(replied());
        when(SUPERVISOR, reopen());
        then(
                new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "对结果不满意", JUST_NOW),
                lapsed(FOLLOW_UP, NEW_ROUND),
                set(REPLY, 2, 2, NOW, "2026-03-08T11:24", "2026-03-10T00:00", "reply-hotlines", "P9.08"));
    }

    @Test
    @DisplayName("approvals start over")
    void givenAnApprovedReplyWasReopened_whenSentAgain_thenRefused() {
        given(gatedAt(XIPU)
                .drafted(XIPU, TEXT)
                .approved(1, TEXT)
                .reviewed(1, TEXT)
                .replied(TEXT)
                .reopened()
                .give(handlerOf(XIPU), investigate(false)));
        when(HEAD, reply(TEXT));
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
        when(LEADER, approve(1, TEXT));
        thenRefused(Rule.DRAFT_WAITS, "P9.12");
        when(handlerOf(XIPU), draft(TEXT));
        then(new ReplyDrafted(2, sealed(TEXT), Digest.of(TEXT), "handler-XIPU", JUST_NOW));
    }

    @Test
    @DisplayName("the clocks of the first round are not set again by a classification in the second")
    void givenReopened_whenClassifiedAgain_thenOnlyTheReplyIsWaitedFor() {
        given(replied().reopened());
        when(DISPATCHER, classify(Severity.GENERAL, Difficulty.ORDINARY, OpinionLevel.GENERAL, LineOfBusiness.QUALITY));
        then(new ComplaintClassified(
                List.of("食品", "奶粉"),
                null,
                null,
                Severity.GENERAL,
                Difficulty.ORDINARY,
                OpinionLevel.GENERAL,
                LineOfBusiness.QUALITY,
                Set.of(),
                JUST_NOW));
    }

    @Test
    void givenReopened_whenAssignedAgain_thenNoNewSignOffIsNeeded() {
        given(replied().reopened());
        when(DISPATCHER, assign(XIPU));
        then(new ComplaintAssigned(XIPU, null, null, null, JUST_NOW));
    }

    @Test
    @DisplayName("P9.06 what was declined or referred is decided on anew, within a new limit")
    void givenDeclinedReferredOrArchived_whenReopened_thenANewRoundBegins() {
        for (var ended : List.of(
                assignedTo(XIPU).give(handlerOf(XIPU), decline()),
                nothing().received().classified().give(INTAKE, refer()),
                nothing()
                        .received()
                        .classified()
                        .give(INTAKE, refer())
                        .give(HEAD, archive(DossierPart.REGISTRATION_FORM)))) {
            given(ended);
            when(HEAD, reopen());
            then(
                    new ComplaintReopened(ReopenGround.DISSATISFIED, 2, "对结果不满意", JUST_NOW),
                    set(ACCEPTANCE, 2, 2, NOW, "2026-03-10T01:48", "2026-03-12T00:00", "acceptance", "P9.06"),
                    set(REPLY, 2, 2, NOW, "2026-03-08T11:24", "2026-03-10T00:00", "reply-hotlines", "P9.08"));
        }
    }

    @Test
    @DisplayName("P9.06 not straight into handling: assigned again, and accepted or declined anew")
    void givenDeclinedAndReopened_whenHandledWithoutADecision_thenRefused() {
        var reopened = assignedTo(XIPU).give(handlerOf(XIPU), decline()).reopened();
        given(reopened);
        when(handlerOf(XIPU), investigate(false));
        thenRefused(Rule.ACCEPTED_ANEW, "P9.06");
        given(reopened.give(DISPATCHER, assign(XIPU)));
        when(handlerOf(XIPU), investigate(false));
        thenRefused(Rule.STATE, "P9.02");
        when(handlerOf(XIPU), Give.accept());
        then(new ComplaintAccepted(XIPU, Give.TOLD, null, JUST_NOW), new DeadlineMet(ACCEPTANCE, 2, NOW, false));
    }

    @Test
    @DisplayName("under the law the acceptance after a reopening begins the time of the mediation")
    void givenDeclinedAndReopenedUnderTheLaw_whenAccepted_thenTheMediationIsTimed() {
        work(TestOffice.by(Procedures.builtIn().get("P2+law")));
        given(received()
                .classified()
                .assignedTo(CENTER)
                .give(handlerOf(CENTER), decline())
                .reopened());
        when(handlerOf(CENTER), investigate(false));
        thenRefused(Rule.ACCEPTED_ANEW, "消费者权益保护法第46条 / Consumer Protection Law art. 46");
        given(received()
                .classified()
                .assignedTo(CENTER)
                .give(handlerOf(CENTER), decline())
                .reopened()
                .give(DISPATCHER, assign(CENTER))
                .acceptedBy(CENTER));
        when(handlerOf(CENTER), Give.mediate());
        then(new MediationRecorded(true, sealed("退一赔三"), null, JUST_NOW), met(MEDIATION));
    }

    @Test
    void givenARepliedCaseOrAProcedureWithoutAcceptance_whenReopened_thenItIsHandledAtOnce() {
        given(replied().reopened());
        when(handlerOf(XIPU), investigate(false));
        thenDone();
        work(TestOffice.by(Procedures.builtIn().get("P2")));
        given(nothing()
                .received()
                .classified()
                .assignedTo(CENTER)
                .give(handlerOf(CENTER), decline())
                .reopened());
        when(handlerOf(CENTER), investigate(false));
        thenDone();
    }

    @Tag("P9.14d")
    @Test
    @DisplayName("P9.14 出现场调查处理: a visit of the first round is none of the second")
    void givenAVisitBeforeTheReopening_whenRepliedAgain_thenRefused() {
        var reopened = onSiteAt(XIPU)
                .give(handlerOf(XIPU), investigate(true))
                .replied(TEXT)
                .at(NOW.plusSeconds(60))
                .reopened();
        at(NOW.plusSeconds(120));
        given(reopened.give(handlerOf(XIPU), investigate(false)));
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.ON_SITE_BEFORE_REPLY, "P9.14");
        when(handlerOf(XIPU), visitedAt(NOW));
        thenRefused(Rule.NOT_BEFORE_ITS_BASIS, "P9.03");
        given(reopened.holding(new InvestigationRecorded(XIPU, true, sealed("情况属实"), List.of(), Occurred.at(NOW))));
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.ON_SITE_BEFORE_REPLY, "P9.14");
        given(reopened.give(handlerOf(XIPU), investigate(true)));
        when(handlerOf(XIPU), reply(TEXT));
        thenDone();
    }

    private static RecordInvestigation visitedAt(Instant at) {
        return new RecordInvestigation(Give.CASE, true, "情况属实", null, at, null);
    }

    @Test
    void givenAccepted_whenReopened_thenRefused() {
        given(acceptedBy(XIPU));
        when(SUPERVISOR, reopen());
        thenRefused(Rule.STATE, "P9.02");
    }
}
