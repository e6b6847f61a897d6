package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.RectificationCompleted;
import org.caseledger.events.RectificationOrdered;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** 整改: what the respondent has to put right, or has put right (P3.13). */
@Allowed(
        to = {Role.HANDLER},
        in = {ComplaintState.ACCEPTED, ComplaintState.REPLIED})
public record RecordRectification(
        CaseId caseId,
        boolean completed,
        String what,
        @Nullable Instant by,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                completed
                        ? new RectificationCompleted(what, occurred(desk))
                        : new RectificationOrdered(what, by, occurred(desk)));
    }
}
