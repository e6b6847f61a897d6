package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.RepeatComplaintLinked;
import org.jspecify.annotations.Nullable;

/** 重复投诉关联: marks the case as a repeat of another (P4.22). */
@Allowed(
        to = {Role.INTAKE, Role.DISPATCHER},
        in = {
            ComplaintState.RECEIVED,
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REPLIED,
            ComplaintState.REOPENED,
            ComplaintState.DECLINED,
            ComplaintState.REFERRED
        })
public record LinkRepeatComplaint(
        CaseId caseId,
        CaseId to,
        String why,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        Guards.require(!to.equals(caseId) && desk.office().knows(to), Rule.ANOTHER_CASE, to);
        Guards.require(to.isExercise() == caseId.isExercise(), Rule.EXERCISE_APART, to);
        return List.of(new RepeatComplaintLinked(to, why, occurred(desk)));
    }
}
