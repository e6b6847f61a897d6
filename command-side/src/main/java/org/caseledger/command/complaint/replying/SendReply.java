package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.assisting.AssistanceGuards;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.complaint.state.OpinionInHand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.Sealed;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.ComplaintReplied;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.jspecify.annotations.Nullable;

/**
 * 回复: tells the complainant the result (P9.04, P9.08); without a text, the waiting draft is sent. A
 * matter of public opinion ends by its conclusion instead (P9.10).
 */
@LedgerCommand(
        zh = "回复",
        en = "send reply",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        inquiryStates = {ComplaintState.CLASSIFIED},
        kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT, ComplaintKind.INQUIRY},
        sealed = {"text"},
        buildsOn = {
            ReplyDrafted.class,
            DraftReviewed.class,
            ReplyApproved.class,
            OpinionProposed.class,
            OpinionReviewed.class
        })
public record SendReply(
        CaseId caseId,
        @Nullable String text,
        Medium medium,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var sent = text(text, SealedField.REPLY, c, context);
        CaseGuards.mustBeTellable(medium, c);
        byTheUnit(sent.draft() != null, c, context);
        return List.of(new ComplaintReplied(sent.sealed(), sent.digest(), sent.draft(), medium, occurred(context)));
    }

    /** What is sent: its digest, and the number of the draft that it is, if it is one. */
    public record Text(
            Sealed sealed, String digest, @Nullable Integer draft) {}

    /** That text, or without one the draft that waits; what needs approvals is sent as approved. */
    public static Text text(@Nullable String text, SealedField as, CaseState c, DecisionContext context) {
        var draft = c.reply().draft();
        Guards.require(text != null || draft != null, Rule.DRAFT_WAITS);
        boolean asDrafted = draft != null && (text == null || DraftDigest.isOf(text, draft.digest(), c, context));
        Approvals.mustBeOf(asDrafted, c, context);
        if (asDrafted) {
            return new Text(draft.text(), draft.digest(), draft.draft());
        }
        Deciders.mustBeOthers(c, context);
        var sealed = context.office().seal(c.id(), as, text);
        return new Text(sealed, DraftDigest.of(text, c, context), null);
    }

    /** The unit replies itself, or another sends what it has reviewed (P9.12). */
    private static void byTheUnit(boolean asReviewed, CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().unitReview();
        boolean ofTheUnit = c.unit() == null || c.unit().equals(context.actor().unit());
        if (gate != null && !ofTheUnit) {
            Guards.require(asReviewed, gate.clause(), Rule.REPLY_BY_THE_UNIT);
        }
    }

    /** What the procedure asks for before a reply: opinion, approvals, review, on site. */
    public static void before(CaseState c, DecisionContext context) {
        if (c.state() == ComplaintState.ACCEPTED) {
            OpinionInHand.allowSending(c, context);
        }
        Approvals.mustBeComplete(Rule.APPROVALS_BEFORE_REPLY, c, context);
        byTheUnit(c.reply().reviewed(), c, context);
        var onSite = c.procedure(context).gates().onSite();
        if (onSite != null && c.asksOnSite()) {
            Guards.require(c.wasOnSite(), onSite.clause(), Rule.ON_SITE_BEFORE_REPLY);
        }
        Deciders.mustHaveDecided(c, context);
        AssistanceGuards.mustBeAnswered(c, context);
        if (c.reply().draft() == null) {
            Deciders.mustBeOthers(c, context);
        }
    }
}
