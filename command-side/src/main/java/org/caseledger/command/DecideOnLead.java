package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.LeadDecided;
import org.jspecify.annotations.Nullable;

/** 线索核查: whether a case is filed 立案 on a report. */
@Allowed(
        to = {Role.HANDLER, Role.LEADER},
        in = {ComplaintState.ACCEPTED},
        kinds = {ComplaintKind.REPORT})
public record DecideOnLead(
        CaseId caseId,
        boolean filed,
        String reason,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(new LeadDecided(filed, reason, occurred(desk)));
    }
}
