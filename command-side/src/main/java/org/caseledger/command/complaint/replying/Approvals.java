package org.caseledger.command.complaint.replying;

import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ApprovalLevel;
import org.caseledger.procedure.ApprovalGate;
import org.caseledger.procedure.Gates;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Who has to approve a reply before it is sent, and in which order (P9.12). */
public final class Approvals {
    private Approvals() {}

    /** The level that this person decides at, on the very draft that was read. */
    static ApprovalLevel levelFor(CaseState c, DecisionContext context, int draft, String digest) {
        var waiting = c.reply().draft();
        Guards.require(
                waiting.draft() == draft && DraftDigest.names(digest, waiting.digest(), c, context),
                Rule.SIGNED_DRAFT,
                waiting.draft());
        return level(c, context);
    }

    /** The level whose turn it is with this person, if it is. */
    public static ApprovalLevel level(CaseState c, DecisionContext context) {
        var waiting = c.reply().draft();
        Guards.require(waiting != null, Rule.DRAFT_WAITS);
        Deciders.mustBeOthers(c, context);
        var people = context.actor().people();
        boolean otherLevelIsOurs = c.reply().approvals().values().stream()
                .flatMap(a -> a.people().stream())
                .anyMatch(people::contains);
        var gate = c.procedure(context).gates().approvals();
        var level = levelOf(context.actor().role());
        Guards.require(!c.reply().approvals().containsKey(level), Rule.DECIDED_ONCE);
        Guards.require(!people.contains(waiting.by()) && !otherLevelIsOurs, Rule.FOUR_EYES);
        require(c.reply().approvals().keySet().containsAll(before(level, gate)), gate, Rule.ORDERED_APPROVALS);
        return level;
    }

    /** What the procedure asks of this case's reply; nothing for an ordinary one. */
    static List<ApprovalLevel> needed(CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().approvals();
        if (gate == null) {
            return List.of();
        }
        return gate.appliesTo(c.facts()) ? gate.levels() : List.of();
    }

    /** Whether the draft that waits needs the signature of this role next. */
    public static boolean isTurnOf(Role role, CaseState c, DecisionContext context) {
        return c.reply().draft() != null
                && needed(c, context).stream()
                        .filter(level -> !c.reply().approvals().containsKey(level))
                        .findFirst()
                        .filter(level -> level == levelOf(role))
                        .isPresent();
    }

    private static ApprovalLevel levelOf(Role role) {
        return role == Role.LEADER ? ApprovalLevel.LEADER : ApprovalLevel.LEGAL;
    }

    /** The levels that decide before this one: those of the gate, or the usual ones without it. */
    private static List<ApprovalLevel> before(ApprovalLevel level, @Nullable ApprovalGate gate) {
        var levels = gate == null ? List.of(ApprovalLevel.values()) : gate.levels();
        return levels.subList(0, Math.max(levels.indexOf(level), 0));
    }

    /** The clause that asks for approvals; null where none does. */
    static @Nullable String clause(Gates gates) {
        return gates.approvals() == null ? null : gates.approvals().clause();
    }

    private static void require(boolean kept, @Nullable ApprovalGate gate, Rule rule, Object... about) {
        if (gate == null) {
            Guards.require(kept, rule, about);
        } else {
            Guards.require(kept, gate.clause(), rule, about);
        }
    }

    /** Approvals in full, where the procedure asks for them. */
    static void mustBeComplete(Rule rule, CaseState c, DecisionContext context) {
        var approved = c.reply().approvals();
        var missing = needed(c, context).stream()
                .filter(l -> !approved.containsKey(l))
                .toList();
        require(missing.isEmpty(), c.procedure(context).gates().approvals(), rule, Text.list(missing));
    }

    /** Before a case is declined or referred whose replies need approvals (P9.07, P9.12). */
    public static void mustBeCompleteToEnd(CaseState c, DecisionContext context) {
        mustBeComplete(Rule.APPROVALS_BEFORE_ENDING, c, context);
        Deciders.mustHaveDecided(c, context);
    }

    /** Where grave cases need approvals, it is said first whether this is one (P9.12). */
    public static void mustBeClassified(CaseState c, DecisionContext context) {
        var gate = c.procedure(context).gates().approvals();
        require(gate == null || c.isClassified(), gate, Rule.CLASSIFIED_FIRST);
    }

    /** The notice to the complainant must be exactly the approved text. */
    public static void mustBeOfReason(String reason, CaseState c, DecisionContext context) {
        var draft = c.reply().draft();
        boolean drafted = draft != null && DraftDigest.isOf(reason, draft.digest(), c, context);
        mustBeOf(drafted, c, context);
    }

    /** And it names the authority to turn to. */
    public static void mustBeOfReferral(String authority, String reason, CaseState c, DecisionContext context) {
        mustBeOfReason(reason, c, context);
        require(
                needed(c, context).isEmpty() || reason.contains(authority),
                c.procedure(context).gates().approvals(),
                Rule.APPROVED_TEXT_NAMES,
                authority);
    }

    /** They are of the very text that is sent, if that is the one that was drafted. */
    static void mustBeOf(boolean drafted, CaseState c, DecisionContext context) {
        require(
                drafted || needed(c, context).isEmpty(),
                c.procedure(context).gates().approvals(),
                Rule.SENT_AS_APPROVED);
    }
}
