package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.approve;
import static org.caseledger.command.complaint.Give.decline;
import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.propose;
import static org.caseledger.command.complaint.Give.reviewOpinion;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.FOOD_SECTION;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.procedure.Procedures;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReconsideringTest extends ComplaintTest {
    private static final Actor COLLEAGUE = new Actor("colleague", "同事", Role.HANDLER, XIPU);
    private static final Actor LEGAL2 = new Actor("legal2", "法规二", Role.LEGAL, LEGAL.unit());

    @Test
    @DisplayName("P9.12 a reconsideration is drafted by another person")
    void givenAReconsideration_whenTheOneWhoDraftedDraftsAgain_thenRefused() {
        given(reconsidered());
        when(handlerOf(XIPU), draft(TEXT));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        when(handlerOf(XIPU), propose());
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        when(handlerOf(XIPU), new SendReply(CASE, "维持", Medium.PHONE, null, null));
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
        when(COLLEAGUE, draft(TEXT));
        thenDone();
    }

    @Tag("P9.12f")
    @Tag("P9.12g")
    @Test
    @DisplayName("P9.12 …approved by another leader, reviewed by another person")
    void givenAReconsideration_whenThoseWhoApprovedApproveAgain_thenRefused() {
        given(reconsidered().give(COLLEAGUE, draft(TEXT)));
        when(LEADER, approve(2, TEXT));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        when(LEADER, Give.reject(2, TEXT));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        given(reconsidered().give(COLLEAGUE, draft(TEXT)).give(LEADER2, approve(2, TEXT)));
        when(LEGAL, approve(2, TEXT));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        when(LEGAL2, approve(2, TEXT));
        thenDone();
    }

    @Test
    @DisplayName("a new round on another ground is handled by whoever handled it")
    void givenANewRoundOnAnotherGround_whenTheSamePersonDrafts_thenDone() {
        given(decided().reopened().give(handlerOf(XIPU), investigate(false)));
        when(handlerOf(XIPU), draft(TEXT));
        thenDone();
    }

    @Test
    void givenAnOrdinaryCase_whenTheOneWhoDraftedAnswersWithoutADraft_thenRefused() {
        given(reopenedFor(acceptedBy(XIPU).drafted(XIPU, TEXT).replied(TEXT))
                .give(HEAD, Give.decideReconsideration())
                .give(handlerOf(XIPU), investigate(false)));
        when(handlerOf(XIPU), new SendReply(CASE, "维持", Medium.PHONE, null, null));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
    }

    @Test
    void givenADraftOfAnother_whenTheOneWhoDraftedBeforeAnswersInOtherWords_thenRefused() {
        given(reopenedFor(acceptedBy(XIPU).drafted(XIPU, TEXT).replied(TEXT))
                .give(HEAD, Give.decideReconsideration())
                .give(handlerOf(XIPU), investigate(false))
                .give(COLLEAGUE, draft("维持原处理结果。")));
        when(handlerOf(XIPU), Give.reply("另行处理。"));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
    }

    @Test
    @DisplayName("P6.12 可提出复议: the opinion is reviewed by another person")
    void givenAReconsiderationUnderP6_whenTheSameHeadReviews_thenRefused() {
        work(TestOffice.by(Procedures.builtIn().get("P6")));
        var history = received()
                .classified()
                .give(DISPATCHER, Give.assign(FOOD_SECTION))
                .acceptedBy(FOOD_SECTION)
                .give(handlerOf(FOOD_SECTION), propose())
                .give(HEAD, reviewOpinion(true))
                .replied(TEXT);
        given(reopenedFor(history)
                .give(handlerOf(FOOD_SECTION), investigate(false))
                .give(handlerOf(FOOD_SECTION), propose()));
        when(HEAD, reviewOpinion(true));
        thenRefused(Rule.OTHERS_RECONSIDER, "P6.12");
    }

    @Test
    @DisplayName("P6.12 复议: its result is recorded, by another person, before it is answered")
    void givenAReconsideration_whenAnsweredUndecided_thenRefusedUntilSomebodyElseDecides() {
        given(reconsidered()
                .give(COLLEAGUE, draft(TEXT))
                .give(LEADER2, approve(2, TEXT))
                .give(LEGAL2, approve(2, TEXT)));
        when(COLLEAGUE, Give.reply(TEXT));
        thenRefused(Rule.RECONSIDERATION_BEFORE_ANSWER, "P9.12");
        when(LEADER, Give.decideReconsideration());
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        when(HEAD, new DecideReconsideration(CASE, ReconsiderationResult.CHANGED, "漏查进货单", null, NOW));
        thenRefused(Rule.SIGNED_NOW, "P9.12");
        when(HEAD, Give.decideReconsideration());
        then(new ReconsiderationDecided(2, ReconsiderationResult.UPHELD, "原处理事实清楚", HEAD.person(), JUST_NOW));
        given(reconsidered()
                .give(HEAD, Give.decideReconsideration())
                .give(COLLEAGUE, draft(TEXT))
                .give(LEADER2, approve(2, TEXT))
                .give(LEGAL2, approve(2, TEXT)));
        when(COLLEAGUE, Give.reply(TEXT));
        thenDone();
        when(LEADER2, Give.decideReconsideration());
        thenRefused(Rule.RECONSIDERATION_WAITS, "P9.12");
    }

    @Test
    @DisplayName("whoever decided on the first reconsideration has no part in the second")
    void givenASecondReconsideration_whenTheSameHeadDecides_thenRefused() {
        given(reopenedFor(reopenedFor(replied())
                .give(HEAD, Give.decideReconsideration())
                .give(handlerOf(XIPU), investigate(false))
                .replied(TEXT)));
        when(HEAD, Give.decideReconsideration());
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
        when(LEADER, Give.decideReconsideration());
        thenDone();
    }

    @Test
    void givenADeclinedCase_whenReconsideredAndDeclinedAgainUndecided_thenRefused() {
        given(reopenedFor(assignedTo(XIPU).give(handlerOf(XIPU), decline())).give(DISPATCHER, Give.assign(XIPU)));
        when(handlerOf(XIPU), decline());
        thenRefused(Rule.RECONSIDERATION_BEFORE_ANSWER, "P9.12");
        given(reopenedFor(assignedTo(XIPU).give(handlerOf(XIPU), decline()))
                .give(HEAD, Give.decideReconsideration())
                .give(DISPATCHER, Give.assign(XIPU)));
        when(handlerOf(XIPU), decline());
        thenDone();
    }

    @Test
    void givenANewRoundOnAnotherGround_whenDecidedAsAReconsideration_thenRefused() {
        given(replied().reopened());
        when(HEAD, Give.decideReconsideration());
        thenRefused(Rule.RECONSIDERATION_WAITS, "P9.12");
    }

    private History decided() {
        return gatedAt(XIPU)
                .drafted(XIPU, TEXT)
                .approved(1, TEXT)
                .reviewed(1, TEXT)
                .replied(TEXT);
    }

    private History reconsidered() {
        return reopenedFor(decided()).give(handlerOf(XIPU), investigate(false));
    }

    private static History reopenedFor(History history) {
        return history.give(SUPERVISOR, new ReopenComplaint(CASE, ReopenGround.RECONSIDERATION, "申请复议", null, null));
    }
}
