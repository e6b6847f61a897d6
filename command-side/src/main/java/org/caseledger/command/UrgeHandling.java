package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.HandlingUrged;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** 督办: presses a case that is late or stuck (P9.01). */
@Allowed(
        to = {Role.SUPERVISOR, Role.CENTER_HEAD},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        })
public record UrgeHandling(
        CaseId caseId, String note, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(new HandlingUrged(note, occurred(desk)));
    }
}
