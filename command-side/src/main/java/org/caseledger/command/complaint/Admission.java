package org.caseledger.command.complaint;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.caseledger.command.complaint.retention.RetentionGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.Role;

/** What is asked of every command on a case before its own rules. */
final class Admission {
    private Admission() {}

    /** The checks of every command before its own rules: whether it may be given at all, and when. */
    static void admit(ComplaintCommand command, CaseState c, DecisionContext context) {
        var type = command.getClass();
        if (command.begins()) {
            Guards.role(type, context);
            Guards.require(!c.exists(), Rule.STATE, Commands.wordOf(type), c.state());
            Guards.timesAndReasons(command, context);
            return;
        }
        admit(type, c, context);
        if (command instanceof SigningCommand signing) {
            signing.mustBeSignedNow(c, context);
        }
        var at = command.statedAt();
        if (at != null) {
            Guards.require(!at.isBefore(c.receivedAt()), Rule.NOT_BEFORE_RECEIPT, Guards.minute(c.receivedAt()));
            notBeforeItsBasis(type, at, c);
        }
        Guards.timesAndReasons(command, context);
    }

    /** Precise to the second, as stated times are. */
    private static void notBeforeItsBasis(Class<? extends ComplaintCommand> type, Instant at, CaseState c) {
        var possible = c.recordedTimes()
                .possibleSince(
                        state -> Commands.mayBeGivenIn(state, c.kind(), type),
                        List.of(Commands.of(type).buildsOn()));
        Guards.require(
                !at.isBefore(possible.truncatedTo(ChronoUnit.SECONDS)),
                Rule.NOT_BEFORE_ITS_BASIS,
                Guards.minute(possible));
    }

    /**
     * Checks role, unit, secrecy, kind, state and the preconditions of the case: everything that decides before the
     * command has contents. Returns its choices.
     */
    static List<Choice> admit(Class<? extends ComplaintCommand> type, CaseState c, DecisionContext context) {
        Guards.role(type, context);
        var policy = Commands.of(type);
        var unit = context.actor().unit();
        boolean own = isInTheHandsOf(context.actor(), c)
                || switch (policy.handlers()) {
                    case HOLDING -> false;
                    case ASSISTING -> c.assistances().of(unit).isPresent();
                    case READING -> c.assistances().isSeenBy(unit);
                };
        Guards.require(own, Rule.OWN_UNIT, unit);
        namedWhereSecret(policy, c, context.actor());
        mayBeSignedForAnother(c, context);
        RetentionGuards.mustBeInUse(type, c);
        var word = Commands.wordOf(type);
        Guards.require(Commands.appliesTo(c.kind(), type), Rule.KIND, word, c.kind());
        Guards.require(Commands.mayBeGivenIn(c.state(), c.kind(), type), Rule.STATE, word, c.state());
        return Before.choices(type, c, context);
    }

    /** Handlers act on the cases that their own unit holds, and on those that came in while they had duty. */
    static boolean isInTheHandsOf(Actor actor, CaseState c) {
        return actor.role() != Role.HANDLER
                || c.unit() != null && c.unit().equals(actor.unit())
                || c.cameInOnDutyOf(actor.person());
    }

    /** The same, and those who assist with it, who give few commands (P9.01). */
    static boolean isConcernedWith(Actor actor, CaseState c) {
        return isInTheHandsOf(actor, c) || c.assistances().of(actor.unit()).isPresent();
    }

    /**
     * Who signs for a leader had no part in the case in their own name (P9.12), and knows a secret case only where it
     * names them: a delegation passes on no sight of it (P7.20).
     */
    private static void mayBeSignedForAnother(CaseState c, DecisionContext context) {
        var actor = context.actor();
        if (actor.behalf() == null) {
            return;
        }
        var secrecy = c.secrecy();
        if (secrecy != null) {
            Guards.require(secrecy.names(actor.person()), Rule.SECRET_FOR_NAMED_PEOPLE, secrecy.ground());
        }
        Guards.require(
                !context.office().hadOwnPartIn(c.id(), actor.person()),
                Rule.DELEGATE_HAD_NO_PART,
                actor.behalf().name());
    }

    /** The contents of a secret case are written and decided on by the people it names (P7.20). */
    private static void namedWhereSecret(LedgerCommand policy, CaseState c, Actor actor) {
        var secrecy = c.secrecy();
        if (secrecy != null && policy.sealed().length > 0) {
            Guards.require(secrecy.names(actor.person()), Rule.SECRET_FOR_NAMED_PEOPLE, secrecy.ground());
        }
    }
}
