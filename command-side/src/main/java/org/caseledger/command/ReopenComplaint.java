package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintReopened;
import org.caseledger.events.complaint.ReopenGround;
import org.jspecify.annotations.Nullable;

/** 重新办理: a closed case is handled again, in a new round (P2.18, P7.13). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.SUPERVISOR},
        in = {
            ComplaintState.REPLIED,
            ComplaintState.DECLINED,
            ComplaintState.REFERRED,
            ComplaintState.ARCHIVED
        })
public record ReopenComplaint(
        CaseId caseId,
        ReopenGround ground,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(new ComplaintReopened(ground, c.round() + 1, reason, occurred(desk)));
    }
}
