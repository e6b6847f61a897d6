package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/**
 * 审核回复稿: another person of the handling unit reviews the very draft that was read, or wants another
 * one, with a comment (P9.12).
 */
@LedgerCommand(
        zh = "审核回复稿",
        en = "review draft reply",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        sealed = {"draft"},
        buildsOn = ReplyDrafted.class)
public record ReviewDraft(
        CaseId caseId,
        int draft,
        String digest,
        boolean agreed,
        @Nullable String comment,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt)
        implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var waiting = c.reply().draft();
        Guards.require(
                waiting.draft() == draft && DraftDigest.names(digest, waiting.digest(), c, context),
                Rule.SIGNED_DRAFT,
                waiting.draft());
        Guards.require(agreed || Guards.says(comment), Rule.DRAFT_SENT_BACK_WHY);
        return List.of(new DraftReviewed(
                draft, waiting.digest(), agreed, comment, context.actor().person(), occurred(context)));
    }

    @Override
    public @Nullable String clause(Gates gates) {
        return gates.unitReview() == null ? null : gates.unitReview().clause();
    }

    /** A draft of another person that the unit has not reviewed yet. */
    public static void before(CaseState c, DecisionContext context) {
        var waiting = c.reply().draft();
        Guards.require(waiting != null, Rule.DRAFT_WAITS);
        Guards.require(!c.reply().reviewed(), Rule.DECIDED_ONCE);
        Guards.require(!waiting.by().equals(context.actor().person()), Rule.FOUR_EYES);
        Deciders.mustBeOthers(c, context);
    }
}
