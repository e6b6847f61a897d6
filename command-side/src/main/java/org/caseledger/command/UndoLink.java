package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.RepeatLinkUndone;
import org.jspecify.annotations.Nullable;

/** 撤销关联: the case is no repeat of the other after all (P4.22). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER},
        needs = Need.A_LINK)
public record UndoLink(
        CaseId caseId,
        CaseId to,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.require(c.ties().links().contains(to), Rule.TIE_STANDS, to);
        return List.of(new RepeatLinkUndone(to, reason, occurred(desk)));
    }

    static void mustBeLinked(Case c, Desk desk) {
        Guards.require(!c.ties().links().isEmpty(), Rule.TIE_STANDS, c.number());
    }
}
