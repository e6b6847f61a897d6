package org.caseledger.command.complaint.secrecy;

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
import org.caseledger.events.complaint.SupervisionEvent.SecrecyLifted;
import org.caseledger.events.complaint.SupervisionEvent.SecrecyMarked;
import org.jspecify.annotations.Nullable;

/** 解密: the case is opened by whoever handles it again (P7.20). */
@LedgerCommand(
        zh = "解密",
        en = "lift secrecy",
        roles = {Role.LEADER, Role.CENTER_HEAD},
        buildsOn = SecrecyMarked.class)
public record LiftSecrecy(
        CaseId caseId,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new SecrecyLifted(why, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        Guards.require(c.secrecy() != null, Rule.SECRECY_STANDS);
    }
}
