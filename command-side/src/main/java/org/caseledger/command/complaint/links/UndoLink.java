package org.caseledger.command.complaint.links;

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
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.jspecify.annotations.Nullable;

/** 撤销关联: the case is no repeat of the other after all (P4.22). */
@LedgerCommand(
        zh = "撤销关联",
        en = "undo link",
        roles = {Role.INTAKE, Role.DISPATCHER},
        buildsOn = RepeatComplaintLinked.class)
public record UndoLink(
        CaseId caseId,
        CaseId to,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(c.ties().links().contains(to), Rule.TIE_STANDS, to);
        return List.of(new RepeatLinkUndone(to, reason, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(!c.ties().links().isEmpty(), Rule.TIE_STANDS, c.number());
    }
}
