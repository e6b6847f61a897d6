package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.jspecify.annotations.Nullable;

/** 舆情报告: findings on public opinion go upward (P9.10). */
@LedgerCommand(
        zh = "报告舆情",
        en = "report public opinion",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        phases = ComplaintState.Phase.OPEN,
        kinds = {ComplaintKind.OPINION},
        sealed = {"findings"})
public record ReportOpinion(
        CaseId caseId,
        String to,
        String findings,
        String measures,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new OpinionReported(
                to, context.office().seal(caseId, SealedField.OPINION_REPORT, findings), measures, occurred(context)));
    }
}
