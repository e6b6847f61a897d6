package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.RepeatsAnalysed;
import org.jspecify.annotations.Nullable;

/**
 * 对重复投诉,分析原因,制定预防措施 (P4.22): said once of a series, in the case that leads it, also after its
 * archive.
 */
@Allowed(
        to = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        needs = Need.NO_LEAD)
public record AnalyseRepeats(
        CaseId caseId,
        String analysis,
        String measures,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                new RepeatsAnalysed(
                        desk.office().seal(caseId, analysis), measures, occurred(desk)));
    }
}
