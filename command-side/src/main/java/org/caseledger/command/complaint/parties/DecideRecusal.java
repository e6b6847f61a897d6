package org.caseledger.command.complaint.parties;

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
import org.caseledger.events.complaint.MediationEvent.RecusalAsked;
import org.caseledger.events.complaint.MediationEvent.RecusalDecided;
import org.jspecify.annotations.Nullable;

/** 决定是否回避: by others than the mediator whose recusal is asked (O121-21). */
@LedgerCommand(
        zh = "决定是否回避",
        en = "decide on recusal",
        roles = {Role.CENTER_HEAD, Role.LEADER},
        clause = "O121-21",
        kinds = {ComplaintKind.COMPLAINT},
        buildsOn = {RecusalAsked.class})
public record DecideRecusal(
        CaseId caseId,
        boolean recused,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new RecusalDecided(c.parties().recusal(), recused, reason, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        var mediator = c.parties().recusal();
        Guards.require(mediator != null, Rule.RECUSAL_WAITS);
        Guards.require(!context.actor().person().equals(mediator), Rule.RECUSAL_BY_ANOTHER);
    }
}
