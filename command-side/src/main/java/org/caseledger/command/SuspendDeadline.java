package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.clocks.SuspensionGround;
import org.jspecify.annotations.Nullable;

/** 中止计时: stops a clock while something is tested or appraised. */
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
        needs = Need.A_CLOCK_TO_SUSPEND)
public record SuspendDeadline(
        CaseId caseId,
        Clock clock,
        SuspensionGround ground,
        String evidence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        return ClockChanges.suspend(c, desk, clock, ground, evidence, occurred(desk));
    }
}
