package org.caseledger.command;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReplyApproved;
import org.jspecify.annotations.Nullable;

/**
 * 批准、复核: a leader approves, then the legal section reviews, the very draft that was read (P9.12).
 */
@Allowed(
        to = {Role.LEADER, Role.LEGAL},
        in = {ComplaintState.ACCEPTED},
        needs = Need.A_DRAFT_TO_SIGN)
public record ApproveReply(
        CaseId caseId,
        int draft,
        String digest,
        @Nullable String opinion,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(Case c, Desk desk) {
        var level = Approvals.levelFor(c, desk, draft, digest);
        return List.of(
                new ReplyApproved(
                        level, draft, digest, opinion, desk.actor().person(), occurred(desk)));
    }
}
