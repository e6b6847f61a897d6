package org.caseledger.command.complaint.retention;

import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.procedure.RetentionRule;

/** What the commands of this package share, and what a sealed-off case asks of all others. */
public final class RetentionGuards {
    private RetentionGuards() {}

    /**
     * Nothing is done in a case that is sealed off but what leads on to its destruction or back, and nothing at all in
     * one that is destroyed; the ledger itself still counts its clocks.
     */
    public static void mustBeInUse(Class<? extends ComplaintCommand> type, CaseState c) {
        if (Commands.rolesOf(type).contains(Role.SYSTEM)) {
            return;
        }
        Guards.require(!c.retention().destroyed(), Rule.CASE_DESTROYED, c.number());
        Guards.require(
                !c.retention().outOfSight() || RetentionCommand.class.isAssignableFrom(type),
                Rule.CASE_SEALED_OFF,
                Commands.wordOf(type));
    }

    /** Whether nothing of the case is undone, of it or of those that are handled with it. */
    static boolean isAtRest(CaseState c, DecisionContext context) {
        return c.state() == ComplaintState.ARCHIVED
                && c.deadlines().open().stream().allMatch(d -> d.isOverdueAt(context.now()))
                && c.urgings().unanswered(null).isEmpty()
                && c.rectifications().open().isEmpty()
                && c.escalations().open().isEmpty()
                && c.dispute() == null
                && !c.leadWaits()
                && !context.office().tiedToUnfinished(c.id());
    }

    static void mustBeAtRest(CaseState c, DecisionContext context) {
        Guards.require(isAtRest(c, context), Rule.NOTHING_UNDONE);
    }

    /** The period of the case, by what it is classified as. */
    static RetentionRule rule(CaseState c, DecisionContext context) {
        return context.office().retention().of(c.kind(), c.facts().severity());
    }
}
