package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ContactRecorded;
import org.caseledger.events.complaint.Notice;
import org.jspecify.annotations.Nullable;

/** 联系记录: what was said with whom (P7.05, P7.11). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        })
public record RecordContact(
        CaseId caseId,
        String withWhom,
        Medium medium,
        String content,
        @Nullable Notice notice,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return List.of(
                new ContactRecorded(
                        withWhom,
                        medium,
                        desk.office().seal(caseId, content),
                        notice,
                        occurred(desk)));
    }
}
