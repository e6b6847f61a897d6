package org.caseledger.command.complaint.assisting;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Handlers;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.Evidence;
import org.jspecify.annotations.Nullable;

/** 反馈协办结果: the assisting unit reports what it did and found (P9.01, P9.04). */
@LedgerCommand(
        handlers = Handlers.ASSISTING,
        zh = "反馈协办结果",
        en = "report on assistance",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEGAL},
        clause = {"P9.01", "P4.14", "P7.18"},
        states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        sealed = {"answer"},
        buildsOn = AssistanceAsked.class)
public record AnswerAssistance(
        CaseId caseId,
        String answer,
        @Nullable List<Evidence> evidence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements CommandWithEvidence {

    @Override
    public AnswerAssistance with(List<Evidence> more) {
        var all = Evidence.all(evidence, more);
        return new AnswerAssistance(caseId, answer, all, occurredAt, lateReason);
    }

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var own = AssistanceGuards.ofOwnUnit(c, context);
        Guards.inWords(answer);
        var occurred = occurred(context);
        // The last rule, for what comes with the report is kept as it is asked for.
        CaseGuards.kept(evidence, caseId, context);
        return List.of(new AssistanceAnswered(own.number(), own.unit(), answer, evidence, occurred));
    }

    public static void before(CaseState c, DecisionContext context) {
        AssistanceGuards.ofOwnUnit(c, context);
    }
}
