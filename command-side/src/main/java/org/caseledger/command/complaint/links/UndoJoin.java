package org.caseledger.command.complaint.links;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.jspecify.annotations.Nullable;

/**
 * 撤销并案: the case was or is handled for itself (P4.22); also of an archived one, for else its lead
 * could never be joined to another case.
 */
@LedgerCommand(
        zh = "撤销并案",
        en = "undo join",
        roles = {Role.INTAKE, Role.DISPATCHER},
        buildsOn = ComplaintJoined.class)
public record UndoJoin(
        CaseId caseId,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new JoinUndone(before(c, context), reason, occurred(context)));
    }

    public static CaseId before(CaseState c, DecisionContext context) {
        var lead = c.ties().lead();
        if (lead == null) {
            throw new Refused(Rule.TIE_STANDS, c.number());
        }
        return lead;
    }
}
