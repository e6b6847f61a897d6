package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** 恢复计时: a stopped clock runs again, and the pause does not count. */
@Allowed(
        to = {Role.HANDLER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        },
        needs = Need.A_SUSPENDED_CLOCK)
public record ResumeDeadline(
        CaseId caseId, Clock clock, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return ClockChanges.resume(c, desk, clock, occurred(desk));
    }
}
