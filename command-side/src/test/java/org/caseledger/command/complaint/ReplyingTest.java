package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.draft;
import static org.caseledger.command.complaint.Give.investigate;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.Give.replyAsDrafted;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.HEAD;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.REPLY;

import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.Medium;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ReplyingTest extends ComplaintTest {
    @Tag("P9.04a")
    @Tag("P9.12c")
    @Test
    @DisplayName("P9.04 应当将处理结果及时反馈消费者: an ordinary case needs no approval")
    void givenAnOrdinaryCase_whenReplied_thenItsClockIsMetAndAFollowUpIsDue() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), reply(TEXT));
        then(sent(TEXT, null), met(REPLY), followUp());
    }

    @Test
    void givenADraft_whenSentAsDrafted_thenTheReplyNamesTheDraft() {
        given(acceptedBy(XIPU).drafted(XIPU, TEXT));
        when(handlerOf(XIPU), replyAsDrafted());
        then(sent(TEXT, 1), met(REPLY), followUp());
    }

    @Test
    void givenNoDraft_whenTheDraftIsToBeSent_thenRefused() {
        given(acceptedBy(XIPU));
        when(handlerOf(XIPU), replyAsDrafted());
        thenRefused(Rule.DRAFT_WAITS, "P9.12");
    }

    @Test
    @DisplayName("起草: numbered, with the digest of the text")
    void givenADraft_whenDraftedAgain_thenItIsTheSecondDraft() {
        given(acceptedBy(XIPU).drafted(XIPU, "初稿"));
        when(handlerOf(XIPU), draft(TEXT));
        then(new ReplyDrafted(2, sealed(TEXT), Digest.of(TEXT), "handler-XIPU", JUST_NOW));
    }

    @Test
    void givenAssignedOrNotYet_whenRepliedOrDrafted_thenRefused() {
        given(received());
        when(DISPATCHER, draft(TEXT));
        thenRefused(Rule.STATE, "P9.02");
        given(assignedTo(XIPU));
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Tag("P9.14d")
    @Test
    @DisplayName("P9.14 对需要出现场的投诉举报: an on-site investigation before the reply")
    void givenAnOnSiteCase_whenRepliedWithoutOne_thenRefused() {
        given(onSiteAt(XIPU));
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.ON_SITE_BEFORE_REPLY, "P9.14");

        given(onSiteAt(XIPU).give(handlerOf(XIPU), investigate(false)));
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.ON_SITE_BEFORE_REPLY, "P9.14");
    }

    @Tag("P9.14d")
    @Test
    void givenAnOnSiteCase_whenRepliedAfterOne_thenSent() {
        given(onSiteAt(XIPU).give(handlerOf(XIPU), investigate(true)));
        when(handlerOf(XIPU), reply(TEXT));
        then(sent(TEXT, null), met(REPLY), followUp());
    }

    @Test
    void givenAnotherProcedure_whenAnOnSiteCaseIsReplied_thenRefusedByItsClause() {
        work(CustomProcedure.office());
        given(onSiteAt(XIPU));
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.ON_SITE_BEFORE_REPLY, "OWN.3");
    }

    @Test
    @DisplayName("P9.01 咨询: the center answers an inquiry itself, from CLASSIFIED")
    void givenAClassifiedInquiry_whenTheCenterAnswers_thenReplied() {
        given(received(ComplaintKind.INQUIRY, Channel.PHONE).classified());
        when(HEAD, reply(TEXT));
        then(sent(TEXT, null), met(REPLY), followUp());
    }

    @Test
    void givenAClassifiedComplaint_whenTheCenterAnswers_thenRefused() {
        given(classified());
        when(HEAD, reply(TEXT));
        thenRefused(Rule.STATE, "P9.02");
    }

    @Test
    void givenAClassifiedInquiry_whenAHandlerAnswersWhatNoUnitHas_thenRefused() {
        given(received(ComplaintKind.INQUIRY, Channel.PHONE).classified());
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.OWN_UNIT, "P9.04");
    }

    private ComplaintReplied sent(String text, Integer draft) {
        return new ComplaintReplied(sealed(text), Digest.of(text), draft, Medium.PHONE, JUST_NOW);
    }

    private DeadlineSet followUp() {
        return set(FOLLOW_UP, "2026-03-10T01:48", "2026-03-12T00:00", "follow-up", Clause.OF_THE_OFFICE);
    }
}
