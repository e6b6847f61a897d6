package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * 更正: changes one field of the record, keeping before and after; {@code after} is the JSON of a
 * complainant or a narrative, or plain text.
 */
@Allowed(
        to = {Role.INTAKE, Role.HANDLER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REPLIED,
            ComplaintState.REOPENED,
            ComplaintState.DECLINED,
            ComplaintState.REFERRED
        })
public record CorrectRecord(
        CaseId caseId,
        Correction correction,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(correction.decide(c, desk, reason, occurred(desk)));
    }
}
