package org.caseledger.command.complaint.routing;

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
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.jspecify.annotations.Nullable;

/**
 * 处理权限争议: another office and this one disagree on which of them handles the case; they have seven
 * working days to agree (O121-33). The case's other deadlines run on.
 */
@LedgerCommand(
        zh = "登记处理权限争议",
        en = "dispute jurisdiction",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
        clause = "O121-33",
        phases = {ComplaintState.Phase.OPEN},
        kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT})
public record DisputeJurisdiction(
        CaseId caseId,
        String with,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new JurisdictionDisputed(with, why, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.dispute() == null, Rule.ONE_DISPUTE, c.number());
    }
}
