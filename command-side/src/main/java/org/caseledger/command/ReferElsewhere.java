package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.complaint.ComplaintReferred;
import org.jspecify.annotations.Nullable;

/** 告知转送: the matter is another authority's, and the complainant was told whose (P9.05). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER},
        in = {ComplaintState.RECEIVED, ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED})
public record ReferElsewhere(
        CaseId caseId,
        String authority,
        String reason,
        Told told,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.toldWhy(reason, told, c, desk);
        return List.of(new ComplaintReferred(authority, reason, told, occurred(desk)));
    }
}
