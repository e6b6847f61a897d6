package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Evidence;
import org.caseledger.events.InvestigationRecorded;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** 调查: what was found, on site or not (P9.14, P4.13). */
@Allowed(
        to = {Role.HANDLER},
        in = {ComplaintState.ACCEPTED, ComplaintState.REOPENED})
public record RecordInvestigation(
        CaseId caseId,
        boolean onSite,
        String findings,
        @Nullable List<Evidence> evidence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                new InvestigationRecorded(
                        c.heldBy(),
                        onSite,
                        desk.office().seal(caseId, findings),
                        evidence == null ? List.of() : evidence,
                        occurred(desk)));
    }
}
