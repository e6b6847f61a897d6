package org.caseledger.command.complaint.links;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.jspecify.annotations.Nullable;

/**
 * 对重复投诉,分析原因,制定预防措施 (P4.22): said once of a series, in the case that leads it, also after its
 * archive.
 */
@LedgerCommand(
        zh = "分析重复投诉",
        en = "analyse repeats",
        roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        sealed = {"analysis"})
public record AnalyseRepeats(
        CaseId caseId,
        String analysis,
        String measures,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new RepeatsAnalysed(
                context.office().seal(caseId, SealedField.ANALYSIS, analysis), measures, occurred(context)));
    }

    public static void before(CaseState c, DecisionContext context) {
        JoinComplaint.mustNotBeJoined(c, context);
    }
}
