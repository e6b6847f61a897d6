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
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DisputeStep;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionDisputed;
import org.caseledger.events.complaint.RoutingEvent.JurisdictionSettled;
import org.jspecify.annotations.Nullable;

/**
 * 协商解决、报请指定、指定: the offices agree, submit the dispute to their common superior, or are told which
 * of them handles the case (O121-33). If it is another office, the case is referred to it or
 * declined.
 */
@LedgerCommand(
        zh = "登记处理权限争议结果",
        en = "settle jurisdiction",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
        clause = "O121-33",
        kinds = {ComplaintKind.COMPLAINT, ComplaintKind.REPORT},
        buildsOn = {JurisdictionDisputed.class, JurisdictionSettled.class})
public record SettleJurisdiction(
        CaseId caseId,
        DisputeStep step,
        String authority,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(!c.dispute().submitted() || step == DisputeStep.NAMED, Rule.SUPERIOR_NAMES);
        return List.of(new JurisdictionSettled(step, authority, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.dispute() != null, Rule.DISPUTE_OPEN, c.number());
    }
}
