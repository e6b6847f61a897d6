package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/**
 * 批准、复核: a leader approves, then the legal section reviews, the very draft that was read (P9.12).
 */
@LedgerCommand(
        zh = "批准回复",
        en = "approve reply",
        roles = {Role.LEADER, Role.LEGAL},
        states = {ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        delegable = Delegable.REPLY,
        sealed = {"draft"},
        buildsOn = {ReplyDrafted.class, ReplyApproved.class})
public record ApproveReply(
        CaseId caseId,
        int draft,
        String digest,
        @Nullable String opinion,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt)
        implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var level = Approvals.levelFor(c, context, draft, digest);
        return List.of(new ReplyApproved(
                level,
                draft,
                c.reply().draft().digest(),
                opinion,
                context.actor().person(),
                context.actor().behalf() == null
                        ? null
                        : context.actor().behalf().person(),
                occurred(context)));
    }

    @Override
    public @Nullable String clause(Gates gates) {
        return Approvals.clause(gates);
    }

    public static void before(CaseState c, DecisionContext context) {
        Approvals.level(c, context);
    }
}
