package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.CASE;
import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.Give.replyAsDrafted;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.HONGGUANG;
import static org.caseledger.command.complaint.People.INTAKE;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.SUPERVISOR;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.colleagueOf;
import static org.caseledger.command.complaint.People.handlerOf;

import java.util.List;
import org.caseledger.command.complaint.closing.ClosingCommand.ReopenComplaint;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** P9.12 承办单位…对回复情况进行认真审核: the unit replies, or another sends what it has reviewed. */
class ReplyingForTheUnitTest extends ComplaintTest {
    private static final String TEXT = "已责令退款";
    private static final Actor COLLEAGUE = colleagueOf(XIPU);

    @Test
    void givenNoDraft_whenTheCenterReplies_thenRefused() {
        given(acceptedBy(XIPU));
        when(INTAKE, reply(TEXT));
        thenRefused(Rule.REPLY_BY_THE_UNIT, "P9.12");
    }

    @Test
    void givenADraftThatNobodyReviewed_whenTheCenterReplies_thenRefused() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(INTAKE, replyAsDrafted());
        thenRefused(Rule.REPLY_BY_THE_UNIT, "P9.12");
    }

    @Test
    @DisplayName("the unit itself replies, be it one person")
    void givenADraftThatNobodyReviewed_whenTheUnitReplies_thenSent() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(handlerOf(XIPU), replyAsDrafted());
        thenDone();
    }

    @Test
    void givenADraft_whenItsWriterReviewsIt_thenRefused() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(handlerOf(XIPU), review(true));
        thenRefused(Rule.FOUR_EYES, "P9.12");
        when(handlerOf(HONGGUANG), review(true));
        thenRefused(Rule.OWN_UNIT, "P9.04");
        for (var other : List.of(INTAKE, DISPATCHER, HEAD, LEADER)) {
            when(other, review(true));
            thenRefused(Rule.ROLE, "P9.12");
        }
    }

    @Test
    @DisplayName("whoever reviews, signs now")
    void givenADraft_whenItsReviewIsDatedBack_thenRefused() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(COLLEAGUE, new ReviewDraft(CASE, 1, Digest.of(TEXT), true, null, null, NOW));
        thenRefused(Rule.SIGNED_NOW, "P9.12");
    }

    @Test
    void givenADraft_whenAnotherTextIsReviewed_orItIsReviewedTwice_thenRefused() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(COLLEAGUE, new ReviewDraft(CASE, 1, Digest.of("另一文本"), true, null, null, null));
        thenRefused(Rule.SIGNED_DRAFT, "P9.12");
        given(acceptedBy(XIPU).drafted(XIPU, TEXT).give(COLLEAGUE, review(true)));
        when(COLLEAGUE, review(true));
        thenRefused(Rule.DECIDED_ONCE, "P9.12");
    }

    @Test
    @DisplayName("the unit that took over reviews the draft that it found")
    void givenAReviewedDraft_whenTheCaseGoesToAnotherUnit_thenItIsReviewedThere() {
        given(acceptedBy(XIPU)
                .drafted(XIPU, TEXT)
                .give(COLLEAGUE, review(true))
                .give(handlerOf(XIPU), Give.giveBack())
                .give(HEAD, Give.reviewReturn(true))
                .give(DISPATCHER, Give.assign(HONGGUANG, "属红光辖区"))
                .acceptedBy(HONGGUANG));
        when(INTAKE, replyAsDrafted());
        thenRefused(Rule.REPLY_BY_THE_UNIT, "P9.12");
    }

    @Test
    @DisplayName("in a reconsideration, by no one who had a part in the decision before")
    void givenAReconsideration_whenWhoReviewedBeforeReviews_thenRefused() {
        given(acceptedBy(XIPU)
                .drafted(XIPU, TEXT)
                .give(COLLEAGUE, review(true))
                .replied(TEXT)
                .give(SUPERVISOR, new ReopenComplaint(CASE, ReopenGround.RECONSIDERATION, "申请复议", null, null))
                .give(handlerOf(XIPU), Give.investigate(false))
                .give(new Actor("handler3", "犀浦第三承办人", Role.HANDLER, XIPU), draft(TEXT)));
        when(COLLEAGUE, new ReviewDraft(CASE, 2, Digest.of(TEXT), true, null, null, null));
        thenRefused(Rule.OTHERS_RECONSIDER, "P9.12");
    }

    @Test
    @DisplayName("other procedures name no one in the unit who reviews")
    void givenP2_whenTheCenterReplies_thenDone() {
        work(TestOffice.p2());
        given(received().classified(Severity.URGENT).assignedTo(XIPU).acceptedBy(XIPU));
        when(HEAD, reply(TEXT));
        thenDone();
    }

    @Test
    void givenADraft_whenAColleagueReviewsIt_thenTheCenterSendsItAndNothingElse() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(COLLEAGUE, review(true));
        then(new DraftReviewed(1, Digest.of(TEXT), true, null, COLLEAGUE.person(), JUST_NOW));
        given(acceptedBy(XIPU).drafted(XIPU, TEXT).give(COLLEAGUE, review(true)));
        when(INTAKE, reply("另一文本"));
        thenRefused(Rule.REPLY_BY_THE_UNIT, "P9.12");
        when(INTAKE, replyAsDrafted());
        thenDone();
    }

    @Test
    void givenAReviewedDraft_whenAnotherIsWritten_thenItNeedsAReviewOfItsOwn() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT).give(COLLEAGUE, review(true)).give(handlerOf(XIPU), draft("第二稿")));
        when(INTAKE, replyAsDrafted());
        thenRefused(Rule.REPLY_BY_THE_UNIT, "P9.12");
    }

    @Test
    void givenADraft_whenItIsSentBack_thenOnlyWithAComment() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(COLLEAGUE, review(false));
        thenRefused(Rule.DRAFT_SENT_BACK_WHY, "P9.12");
    }

    private static ReviewDraft review(boolean agreed) {
        return new ReviewDraft(CASE, 1, Digest.of(TEXT), agreed, null, null, null);
    }
}
