package org.caseledger.command.complaint;

import static org.caseledger.command.complaint.People.LEADER;
import static org.caseledger.command.complaint.People.XIPU;
import static org.caseledger.command.complaint.People.handlerOf;

import java.time.Instant;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Occurred;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever signs, signs now; what was signed on paper is entered as such (P9.03, P9.12). */
@DisplayName("Signing")
class SigningNowTest extends ComplaintTest {
    private static final Instant LATER = Give.at("2026-03-02T15:00");
    private static final Instant SIGNED = Give.at("2026-03-02T14:00");

    private static PaperSignature paper(Instant signedAt, @Nullable String lateReason) {
        return new PaperSignature(signedAt, TestOffice.KEPT, lateReason);
    }

    private static Occurred onPaper(Instant at, @Nullable String lateReason) {
        return new Occurred(at, lateReason, null, TestOffice.KEPT);
    }

    private static SignOffRouting signOff(@Nullable PaperSignature paper) {
        return new SignOffRouting(Give.CASE, XIPU, "请处理", paper, null);
    }

    private static ApproveReply approve(@Nullable PaperSignature paper, @Nullable Instant typed) {
        return new ApproveReply(Give.CASE, 1, Digest.of(TEXT), null, paper, typed);
    }

    @Tag("P9.03b")
    @Test
    void givenClassified_whenALeaderTypesATime_thenRefusedUntilSignedNow() {
        given(classified());
        at(LATER);
        when(LEADER, new SignOffRouting(Give.CASE, XIPU, null, null, SIGNED));
        thenRefused(Rule.SIGNED_NOW, "P9.03");
        when(LEADER, new SignOffRouting(Give.CASE, XIPU, null, null, LATER));
        thenRefused(Rule.SIGNED_NOW, "P9.03");
        when(LEADER, signOff(null));
        thenDone();
    }

    @Tag("P9.12f")
    @Tag("P9.12g")
    @Test
    void givenADraft_whenADecisionOnItHasATime_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        at(LATER);
        when(LEADER, approve(null, SIGNED));
        thenRefused(Rule.SIGNED_NOW, "P9.12");
        when(LEADER, approve(paper(SIGNED, null), SIGNED));
        thenRefused(Rule.SIGNED_NOW, "P9.12");
        when(LEADER, new RejectReply(Give.CASE, 1, Digest.of(TEXT), "措辞不妥", null, SIGNED));
        thenRefused(Rule.SIGNED_NOW, "P9.12");
        when(LEADER, approve(null, null));
        then(new ReplyApproved(
                ApprovalLevel.LEADER, 1, Digest.of(TEXT), null, LEADER.person(), null, Occurred.at(LATER)));
    }

    @Test
    void givenClassified_whenSignedOnPaper_thenTheScanAndTheStatedTimeAreRecorded() {
        given(classified());
        at(LATER);
        when(LEADER, signOff(paper(SIGNED, null)));
        thenDone();
        thenRecorded(new RoutingSignedOff(XIPU, "请处理", onPaper(SIGNED, null)));
    }

    @Test
    void givenClassified_whenTheScanIsNotAmongItsFiles_thenRefused() {
        given(classified());
        at(LATER);
        when(LEADER, signOff(new PaperSignature(SIGNED, "1".repeat(64), null)));
        thenRefused(Rule.EVIDENCE_KEPT, "P9.03");
    }

    @Test
    void givenClassified_whenThePaperIsOfTomorrowOrOfBeforeTheReceipt_thenRefused() {
        given(classified());
        at(LATER);
        when(LEADER, signOff(paper(LATER.plusSeconds(1), null)));
        thenRefused(Rule.NOT_IN_THE_FUTURE, "P9.03");
        when(LEADER, signOff(paper(NOW.minusSeconds(1), null)));
        thenRefused(Rule.NOT_BEFORE_RECEIPT, "P9.03");
    }

    @Test
    @DisplayName("on paper more than 24 h ago needs a reason, at 24 h to the second it does not")
    void givenClassified_whenThePaperIsOld_thenAReasonIsNeeded() {
        given(classified());
        at(SIGNED.plusSeconds(24 * 3600));
        when(LEADER, signOff(paper(SIGNED, null)));
        thenDone();
        at(SIGNED.plusSeconds(24 * 3600 + 1));
        when(LEADER, signOff(paper(SIGNED, " ")));
        thenRefused(Rule.LATE_ENTRY_NEEDS_REASON, "P9.03");
        when(LEADER, signOff(paper(SIGNED, "外出开会")));
        thenRecorded(new RoutingSignedOff(XIPU, "请处理", onPaper(SIGNED, "外出开会")));
    }

    @Test
    void givenADraft_whenItsHandlerEntersThePaperOfTheLeader_thenRefused() {
        given(gatedAt(XIPU).drafted(XIPU, TEXT));
        at(LATER);
        when(handlerOf(XIPU), approve(paper(SIGNED, null), null));
        thenRefused(Rule.ROLE, "P9.12");
    }
}
