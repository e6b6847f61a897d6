package org.caseledger.command.complaint.assisting;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Handlers;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.jspecify.annotations.Nullable;

/** 退回协办: the assisting unit returns what it was asked, with the reason (P9.15). */
@LedgerCommand(
        handlers = Handlers.ASSISTING,
        zh = "退回协办",
        en = "return request for assistance",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEGAL},
        clause = {"P9.01", "P4.14", "P7.18"},
        states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        buildsOn = AssistanceAsked.class)
public record ReturnAssistance(
        CaseId caseId,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var own = AssistanceGuards.ofOwnUnit(c, context);
        return List.of(new AssistanceReturned(own.number(), own.unit(), reason, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        AssistanceGuards.ofOwnUnit(c, context);
    }
}
