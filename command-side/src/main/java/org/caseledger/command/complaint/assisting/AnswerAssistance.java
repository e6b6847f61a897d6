package org.caseledger.command.complaint.assisting;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Precondition;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceAsked;
import org.jspecify.annotations.Nullable;

/** 反馈协办结果: the assisting unit reports what it did and found (P9.01, P9.04). */
@LedgerCommand(
        zh = "反馈协办结果",
        en = "report on assistance",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEGAL},
        clause = {"P9.01", "P4.14", "P7.18"},
        states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        requires = Precondition.AN_ASSISTANCE_TO_ANSWER,
        sealed = {"answer"},
        buildsOn = AssistanceAsked.class)
public record AnswerAssistance(
        CaseId caseId, String answer, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var own = AssistanceGuards.ofOwnUnit(c, context);
        Guards.inWords(answer);
        return List.of(new AssistanceAnswered(own.number(), own.unit(), answer, occurred(context)));
    }
}
