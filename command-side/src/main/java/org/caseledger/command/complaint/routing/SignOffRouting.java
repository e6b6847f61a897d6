package org.caseledger.command.complaint.routing;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/** 签阅: a bureau leader names the unit that handles the case (P9.03). */
@LedgerCommand(
        zh = "签阅",
        en = "sign off routing",
        roles = {Role.LEADER},
        states = {ComplaintState.CLASSIFIED, ComplaintState.RETURNED, ComplaintState.REOPENED},
        delegable = Delegable.ROUTING)
public record SignOffRouting(
        CaseId caseId,
        UnitId unit,
        @Nullable String opinion,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt)
        implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.unit(unit, c, context);
        return List.of(new RoutingSignedOff(unit, opinion, occurred(context)));
    }

    @Override
    public @Nullable String clause(Gates gates) {
        return gates.signOff() == null ? null : gates.signOff().clause();
    }

    public static List<Choice> before(CaseState c, DecisionContext context) {
        return List.of(Choice.of(
                "unit", CaseGuards.units(c, context).stream().map(Unit::id).toList()));
    }
}
