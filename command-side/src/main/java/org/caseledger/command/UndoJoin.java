package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.JoinUndone;
import org.jspecify.annotations.Nullable;

/**
 * 撤销并案: the case was or is handled for itself (P4.22); also of an archived one, for else its lead
 * could never be joined to another case.
 */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER},
        needs = Need.A_LEAD)
public record UndoJoin(
        CaseId caseId, String reason, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(new JoinUndone(mustBeJoined(c, desk), reason, occurred(desk)));
    }

    static CaseId mustBeJoined(Case c, Desk desk) {
        var lead = c.ties().lead();
        if (lead == null) {
            throw new Refused(Rule.TIE_STANDS, c.number());
        }
        return lead;
    }
}
