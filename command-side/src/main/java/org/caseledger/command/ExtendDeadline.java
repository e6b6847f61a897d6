package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.jspecify.annotations.Nullable;

/** 延期: a leader promises the complainant a later time, with the reason (P9.08, P2.17). */
@Allowed(
        to = {Role.LEADER},
        in = {ComplaintState.ACCEPTED, ComplaintState.ASSIGNED, ComplaintState.REOPENED},
        needs = Need.A_CLOCK_TO_EXTEND)
public record ExtendDeadline(
        CaseId caseId,
        Clock clock,
        String reason,
        Told told,
        Instant promisedAt,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.toldWhy(reason, told, c, desk);
        return ClockChanges.extend(c, desk, clock, promisedAt, reason, told, occurred(desk));
    }
}
