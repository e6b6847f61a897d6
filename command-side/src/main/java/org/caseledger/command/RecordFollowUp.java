package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.FollowUpRecorded;
import org.caseledger.events.complaint.Satisfaction;
import org.jspecify.annotations.Nullable;

/** 回访: whether the matter is settled (P2.21, P7.14). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
        in = {ComplaintState.REPLIED, ComplaintState.ARCHIVED})
public record RecordFollowUp(
        CaseId caseId,
        Satisfaction satisfaction,
        @Nullable String comment,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                new FollowUpRecorded(
                        satisfaction,
                        comment == null ? null : desk.office().seal(caseId, comment),
                        occurred(desk)));
    }
}
