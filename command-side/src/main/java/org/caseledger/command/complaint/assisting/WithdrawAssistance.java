package org.caseledger.command.complaint.assisting;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.Assistances;
import org.jspecify.annotations.Nullable;

/**
 * 撤销协办: the center withdraws what a unit was asked, or the lead unit what it has asked itself, with
 * the reason (P9.01).
 */
@LedgerCommand(
        zh = "撤销协办",
        en = "withdraw request for assistance",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        clause = {"P9.01", "P4.14", "P7.18"},
        states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        buildsOn = AssistanceAsked.class)
public record WithdrawAssistance(
        CaseId caseId,
        UnitId unit,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var name = Guards.knownUnit(unit, context).name();
        var asked = c.assistances().of(unit);
        Guards.require(asked.isPresent(), Rule.ASSISTANCE_OPEN, name);
        Guards.require(isUpTo(asked.get(), context), Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED, name);
        return List.of(new AssistanceWithdrawn(asked.get().number(), unit, reason, occurred(context)));
    }

    private static boolean isUpTo(Assistances.Open asked, DecisionContext context) {
        var actor = context.actor();
        return actor.role() != Role.HANDLER
                || asked.askedBy() != null && asked.askedBy().equals(actor.unit());
    }

    /** The units of whose assistance this person may think better. */
    public static List<Choice> before(CaseState c, DecisionContext context) {
        var open = c.assistances().open();
        Guards.require(!open.isEmpty(), Rule.ASSISTANCE_OPEN, "—");
        var own = open.stream().filter(one -> isUpTo(one, context)).toList();
        Guards.require(
                !own.isEmpty(),
                Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED,
                Guards.knownUnit(open.get(0).unit(), context).name());
        return List.of(
                Choice.of("unit", own.stream().map(Assistances.Open::unit).toList()));
    }
}
