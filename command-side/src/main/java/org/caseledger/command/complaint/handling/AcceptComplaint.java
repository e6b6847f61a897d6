package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.Jurisdiction;
import org.caseledger.procedure.Requirement;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * 受理: the unit takes the case and has told the complainant (P9.06–07); under Order 121 it says why
 * this office is the one to handle it (O121-13, O121-29 to 32).
 */
@LedgerCommand(
        zh = "受理",
        en = "accept",
        roles = {Role.HANDLER},
        states = {ComplaintState.ASSIGNED})
public record AcceptComplaint(
        CaseId caseId,
        Told told,
        @Nullable Jurisdiction jurisdiction,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        CaseGuards.told(told, c, context);
        CaseGuards.asked(
                jurisdiction != null,
                Requirement.GROUND_OF_JURISDICTION,
                c.kind() == ComplaintKind.REPORT ? Rule.JURISDICTION_OF_A_REPORT : Rule.JURISDICTION_OF_A_COMPLAINT,
                c,
                context);
        CaseGuards.ofItsKind(jurisdiction, c);
        return List.of(new ComplaintAccepted(c.heldBy(), told, jurisdiction, occurred(context)));
    }

    /** A record from before the items were asked for, or from another system, is not held to it. */
    public static void before(CaseState c, DecisionContext context) {
        var missing = c.missing();
        if (!missing.isEmpty() && CaseGuards.isAsked(Requirement.COMPLETE_RECORD, c, context)) {
            var clause = missing.iterator().next().clause();
            throw new Refused(clause, Rule.RECORD_COMPLETE, Text.list(missing));
        }
    }
}
