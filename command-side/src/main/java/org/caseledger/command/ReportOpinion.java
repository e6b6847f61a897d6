package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.OpinionReported;
import org.jspecify.annotations.Nullable;

/** 舆情报告: findings on public opinion go upward (P9.10). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        },
        kinds = {ComplaintKind.OPINION})
public record ReportOpinion(
        CaseId caseId,
        String to,
        String findings,
        String measures,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                new OpinionReported(
                        to, desk.office().seal(caseId, findings), measures, occurred(desk)));
    }
}
