package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.LeadDecided;
import org.jspecify.annotations.Nullable;

/**
 * 线索核查: whether a case is filed 立案 on a report, or on what was found while a complaint was
 * mediated, which has to be decided however the complaint ends (O121-27).
 */
@LedgerCommand(
        zh = "决定立案与否",
        en = "decide on lead",
        roles = {Role.HANDLER, Role.LEADER},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        kinds = {ComplaintKind.REPORT, ComplaintKind.COMPLAINT},
        sealed = {"reason"})
public record DecideOnLead(
        CaseId caseId,
        boolean filed,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new LeadDecided(filed, reason, occurred(context)));
    }

    /** A report while it is handled, a complaint while a lead found in it waits. */
    public static void before(CaseState c, DecisionContext context) {
        if (c.kind() == ComplaintKind.COMPLAINT) {
            Guards.require(c.leadWaits(), Rule.LEAD_FOUND);
        } else {
            Guards.require(
                    c.state() == ComplaintState.ACCEPTED, Rule.STATE, Commands.wordOf(DecideOnLead.class), c.state());
        }
    }
}
