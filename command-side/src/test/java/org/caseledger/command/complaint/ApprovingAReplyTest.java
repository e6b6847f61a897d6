package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.Give.approve;
import static org.caseledger.command.complaint.Give.classify;
import static org.caseledger.command.complaint.Give.reject;
import static org.caseledger.command.complaint.Give.reply;
import static org.caseledger.command.complaint.Give.replyAsDrafted;
import static org.caseledger.command.complaint.People.DISPATCHER;
import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.LEADER2;
import static org.caseledger.command.complaint.People.LEGAL;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.as;
import static org.caseledger.command.complaint.People.handlerOf;
import static org.caseledger.events.Clock.FOLLOW_UP;
import static org.caseledger.events.Clock.REPLY;

import java.util.List;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Clause;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.Severity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ApprovingAReplyTest extends ComplaintTest {
    @Tag("P9.12f")
    @Test
    @DisplayName("P9.12 经局领导批准")
    void givenADraft_whenALeaderApproves_thenRecorded() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(LEADER, approve(1, TEXT));
        then(approved(ApprovalLevel.LEADER, "leader"));
    }

    @Tag("P9.12g")
    @Test
    @DisplayName("P9.12 交法规科复核")
    void givenALeaderHasApproved_whenTheLegalSectionReviews_thenRecorded() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT));
        when(LEGAL, approve(1, TEXT));
        then(approved(ApprovalLevel.LEGAL, "legal"));
    }

    @Tag("P9.12g")
    @Test
    @DisplayName("P9.12 in that order")
    void givenNoLeaderHasApproved_whenTheLegalSectionDecides_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(LEGAL, approve(1, TEXT));
        thenRefused(Rule.ORDERED_APPROVALS, "P9.12");
        when(LEGAL, reject(1, TEXT));
        thenRefused(Rule.ORDERED_APPROVALS, "P9.12");
    }

    @Test
    @DisplayName("the order is the procedure's")
    void givenAnotherOrder_whenTheLeaderIsFirst_thenRefusedByItsClause() {
        work(CustomProcedure.office());
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(LEADER, approve(1, TEXT));
        thenRefused(Rule.ORDERED_APPROVALS, "OWN.2");
        when(LEGAL, approve(1, TEXT));
        then(approved(ApprovalLevel.LEGAL, "legal"));
    }

    @Tag("P9.12h")
    @Test
    @DisplayName("P9.12 经局领导批准交法规科复核后进行回复")
    void givenBothHaveApproved_whenSent_thenReplied() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT).reviewed(1, TEXT));
        when(handlerOf(XIPU), replyAsDrafted());
        then(sent(TEXT, 1), met(REPLY), followUp());
        when(handlerOf(XIPU), reply(TEXT));
        then(sent(TEXT, 1), met(REPLY), followUp());
    }

    @Tag("P9.12h")
    @Test
    void givenNoApproval_whenSent_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(handlerOf(XIPU), replyAsDrafted());
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
    }

    @Test
    void givenOnlyALeaderHasApproved_whenSent_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT));
        when(handlerOf(XIPU), replyAsDrafted());
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
    }

    @Test
    @DisplayName("a new draft voids earlier approvals")
    void givenBothHaveApproved_whenDraftedAgainAndSent_thenRefused() {
        given(gatedAt(XIPU)
                .drafted(XIPU, TEXT)
                .approved(1, TEXT)
                .reviewed(1, TEXT)
                .drafted(XIPU, TEXT));
        when(handlerOf(XIPU), replyAsDrafted());
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
    }

    @Test
    @DisplayName("the digests must be equal")
    void givenBothHaveApproved_whenAnotherTextIsSent_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT).reviewed(1, TEXT));
        when(handlerOf(XIPU), reply(TEXT + "。"));
        thenRefused(Rule.SENT_AS_APPROVED, "P9.12");
    }

    @Test
    void givenANewDraft_whenTheOldOneIsApproved_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, "初稿").drafted(XIPU, TEXT));
        when(LEADER, approve(1, "初稿"));
        thenRefused(Rule.SIGNED_DRAFT, "P9.12");
        when(LEADER, approve(2, "初稿"));
        thenRefused(Rule.SIGNED_DRAFT, "P9.12");
        when(LEADER, reject(1, TEXT));
        thenRefused(Rule.SIGNED_DRAFT, "P9.12");
    }

    @Test
    void givenNoDraft_whenApproved_thenRefused() {
        given(gatedAt(XIPU));
        when(LEADER, approve(1, TEXT));
        thenRefused(Rule.DRAFT_WAITS, "P9.12");
    }

    @Test
    void givenALeaderHasApproved_whenAnotherLeaderDecides_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT));
        when(LEADER2, approve(1, TEXT));
        thenRefused(Rule.DECIDED_ONCE, "P9.12");
        when(LEADER2, reject(1, TEXT));
        thenRefused(Rule.DECIDED_ONCE, "P9.12");
    }

    @Tag("P9.12f")
    @Test
    @DisplayName("four eyes: whoever drafted does not approve")
    void givenADraft_whenItsDrafterApproves_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(as(Role.LEADER, handlerOf(XIPU)), approve(1, TEXT));
        thenRefused(Rule.FOUR_EYES, "P9.12");
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT));
        when(as(Role.LEGAL, handlerOf(XIPU)), approve(1, TEXT));
        thenRefused(Rule.FOUR_EYES, "P9.12");
    }

    @Test
    @DisplayName("four eyes: leader and legal reviewer of one draft are two people")
    void givenALeaderHasApproved_whenTheSamePersonReviews_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT));
        when(as(Role.LEGAL, LEADER), approve(1, TEXT));
        thenRefused(Rule.FOUR_EYES, "P9.12");
    }

    @Test
    void givenADraft_whenRejected_thenItCannotBeSentAndAnotherIsNeeded() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        when(LEADER, reject(1, TEXT));
        then(new ReplyRejected(ApprovalLevel.LEADER, 1, Digest.of(TEXT), "事实不清", "leader", JUST_NOW));

        given(gatedAt(XIPU).drafted(XIPU, TEXT).approved(1, TEXT).give(LEGAL, reject(1, TEXT)));
        when(LEADER, approve(1, TEXT));
        thenRefused(Rule.DRAFT_WAITS, "P9.12");
        when(handlerOf(XIPU), reply(TEXT));
        thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
    }

    @Tag("P9.12e")
    @Test
    @DisplayName("P9.12 涉及职业举报人、重大的投诉、社会影响面大")
    void givenAnyOfTheFlags_whenRepliedWithoutApproval_thenRefused() {
        for (var gated : List.of(
                classify(Severity.GENERAL, Flag.PROFESSIONAL_COMPLAINANT),
                classify(Severity.GENERAL, Flag.WIDE_IMPACT),
                classify(Severity.MAJOR),
                classify(Severity.URGENT))) {
            given(acceptedBy(XIPU).give(DISPATCHER, gated));
            when(handlerOf(XIPU), reply(TEXT));
            thenRefused(Rule.APPROVALS_BEFORE_REPLY, "P9.12");
        }
    }

    @Tag("P9.12e")
    @Test
    void givenOtherFlags_whenRepliedWithoutApproval_thenSent() {
        given(acceptedBy(XIPU).classified(Severity.GENERAL, Flag.SERIOUS_LEAD));
        when(handlerOf(XIPU), reply(TEXT));
        then(sent(TEXT, null), met(REPLY), followUp());
    }

    private ReplyApproved approved(ApprovalLevel level, String by) {
        return new ReplyApproved(level, 1, Digest.of(TEXT), "同意", by, null, JUST_NOW);
    }

    private ComplaintReplied sent(String text, Integer draft) {
        return new ComplaintReplied(sealed(text), Digest.of(text), draft, Medium.PHONE, JUST_NOW);
    }

    private DeadlineSet followUp() {
        return set(FOLLOW_UP, "2026-03-10T01:48", "2026-03-12T00:00", "follow-up", Clause.OF_THE_OFFICE);
    }
}
