package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.assisting.AssistanceGuards;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
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
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.office.Delegable;
import org.caseledger.facts.RoundFacts;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/** A reply, from its draft until it is sent, in the order of life. */
public sealed interface ReplyCommand extends ComplaintCommand {
    /**
     * 起草回复: a new draft, which voids earlier approvals (P9.12); also of the notice to a complainant whose case is
     * declined or referred elsewhere (P9.05, P9.07), by the center while no unit has the case.
     */
    @LedgerCommand(
            zh = "起草回复",
            en = "draft reply",
            roles = {Role.DISPATCHER, Role.HANDLER},
            states = {ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            sealed = {"text"},
            reads = {SealedField.NARRATIVE, SealedField.INVESTIGATION})
    record DraftReply(
            CaseId caseId,
            String text,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements ReplyCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new ReplyDrafted(
                    c.reply().drafts() + 1,
                    context.office().seal(caseId, SealedField.DRAFT, text),
                    DraftDigest.of(text, c, context),
                    context.actor().person(),
                    occurred(context)));
        }

        /** The unit writes what it holds. */
        public static void mustBeOurs(CaseState c, DecisionContext context) {
            Guards.require(
                    context.actor().role() == Role.HANDLER || c.unit() == null,
                    c.procedure(context).gates().handledByClause(),
                    Rule.UNIT_DRAFTS);
        }

        public static void before(CaseState c, DecisionContext context) {
            mustBeOurs(c, context);
            Deciders.mustBeOthers(c, context);
        }
    }

    /**
     * 审核回复稿: another person of the handling unit reviews the very draft that was read, or wants another one, with a
     * comment (P9.12).
     */
    @LedgerCommand(
            zh = "审核回复稿",
            en = "review draft reply",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED},
            sealed = {"draft"},
            buildsOn = ReplyDrafted.class,
            reads = {SealedField.NARRATIVE, SealedField.INVESTIGATION})
    record ReviewDraft(
            CaseId caseId,
            int draft,
            String digest,
            boolean agreed,
            @Nullable String comment,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements ReplyCommand, SigningCommand {
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

    /** 批准、复核: a leader approves, then the legal section reviews, the very draft that was read (P9.12). */
    @LedgerCommand(
            reads = {SealedField.NARRATIVE, SealedField.INVESTIGATION},
            zh = "批准回复",
            en = "approve reply",
            roles = {Role.LEADER, Role.LEGAL},
            states = {ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            delegable = Delegable.REPLY,
            sealed = {"draft"},
            buildsOn = {ReplyDrafted.class, ReplyApproved.class})
    record ApproveReply(
            CaseId caseId,
            int draft,
            String digest,
            @Nullable String opinion,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements ReplyCommand, SigningCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var level = Approvals.levelFor(c, context, draft, digest);
            return List.of(new ReplyApproved(
                    level,
                    draft,
                    c.reply().draft().digest(),
                    opinion,
                    context.actor().person(),
                    context.actor().behalf() == null
                            ? null
                            : context.actor().behalf().person(),
                    occurred(context)));
        }

        @Override
        public @Nullable String clause(Gates gates) {
            return Approvals.clause(gates);
        }

        public static void before(CaseState c, DecisionContext context) {
            Approvals.level(c, context);
        }
    }

    /** 退回回复稿: a leader or the legal section sends the draft back (P9.12). */
    @LedgerCommand(
            reads = {SealedField.NARRATIVE, SealedField.INVESTIGATION},
            zh = "退回回复稿",
            en = "send back draft",
            roles = {Role.LEADER, Role.LEGAL},
            states = {ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            delegable = Delegable.REPLY,
            sealed = {"draft"},
            buildsOn = {ReplyDrafted.class, ReplyApproved.class})
    record RejectReply(
            CaseId caseId,
            int draft,
            String digest,
            String opinion,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements ReplyCommand, SigningCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.inWords(opinion);
            var level = Approvals.levelFor(c, context, draft, digest);
            return List.of(new ReplyRejected(
                    level,
                    draft,
                    c.reply().draft().digest(),
                    opinion,
                    context.actor().person(),
                    occurred(context)));
        }

        @Override
        public @Nullable String clause(Gates gates) {
            return Approvals.clause(gates);
        }

        public static void before(CaseState c, DecisionContext context) {
            Approvals.level(c, context);
        }
    }

    /**
     * 回复: tells the complainant the result (P9.04, P9.08); without a text, the waiting draft is sent. A matter of
     * public opinion ends by its conclusion instead (P9.10).
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
            },
            reads = SealedField.COMPLAINANT)
    record SendReply(
            CaseId caseId,
            @Nullable String text,
            Medium medium,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ReplyCommand {
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

        private static void opinionMustAllowIt(CaseState c, DecisionContext context) {
            var gates = c.procedure(context).gates();
            if (gates.opinion() == null || !gates.opinion().appliesTo(c.facts())) {
                return;
            }
            var opinion = c.ofTheRound().opinion();
            Guards.require(opinion != RoundFacts.Opinion.NONE, gates.opinion().clause(), Rule.OPINION_BEFORE_REPLY);
            if (gates.askReviewOfOpinion(c.facts())) {
                var review = gates.opinion().review();
                Guards.require(opinion == RoundFacts.Opinion.AGREED, review.clause(), Rule.OPINION_REVIEWED);
            }
        }

        /** The unit replies itself, or another sends what it has reviewed (P9.12). */
        private static void byTheUnit(boolean asReviewed, CaseState c, DecisionContext context) {
            var gate = c.procedure(context).gates().unitReview();
            boolean ofTheUnit =
                    c.unit() == null || c.unit().equals(context.actor().unit());
            if (gate != null && !ofTheUnit) {
                Guards.require(asReviewed, gate.clause(), Rule.REPLY_BY_THE_UNIT);
            }
        }

        /** What the procedure asks for before a reply: opinion, approvals, review, on site. */
        public static void before(CaseState c, DecisionContext context) {
            if (c.state() == ComplaintState.ACCEPTED) {
                opinionMustAllowIt(c, context);
            }
            Approvals.mustBeComplete(Rule.APPROVALS_BEFORE_REPLY, c, context);
            byTheUnit(c.reply().reviewed(), c, context);
            var onSite = c.procedure(context).gates().onSite();
            if (onSite != null && c.asksOnSite()) {
                Guards.require(c.ofTheRound().onSite(), onSite.clause(), Rule.ON_SITE_BEFORE_REPLY);
            }
            Deciders.mustHaveDecided(c, context);
            AssistanceGuards.mustBeAnswered(c, context);
            if (c.reply().draft() == null) {
                Deciders.mustBeOthers(c, context);
            }
        }
    }
}
