package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.Party;
import org.jspecify.annotations.Nullable;

/**
 * 申请回避: a party asks that a mediator stands aside; until that is decided the mediation is suspended
 * (O121-21).
 */
@LedgerCommand(
        zh = "登记回避申请",
        en = "ask for recusal",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        clause = "O121-21",
        states = {ComplaintState.ACCEPTED},
        kinds = {ComplaintKind.COMPLAINT})
public record AskRecusal(
        CaseId caseId,
        Party by,
        String mediator,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(
                mediator.equals(c.parties().mediator()) || context.office().employs(mediator),
                Rule.MEDIATOR_KNOWN,
                mediator);
        return List.of(new RecusalAsked(by, mediator, why, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.parties().recusal() == null, Rule.MEDIATION_SUSPENDED);
    }
}
