package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.EscalatedToSuperior;
import org.jspecify.annotations.Nullable;

/** 上报: the matter goes to a superior authority or to arbitration (P1.12). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED,
            ComplaintState.REPLIED
        })
public record EscalateToSuperior(
        CaseId caseId,
        String authority,
        boolean arbitration,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(new EscalatedToSuperior(authority, arbitration, why, occurred(desk)));
    }
}
