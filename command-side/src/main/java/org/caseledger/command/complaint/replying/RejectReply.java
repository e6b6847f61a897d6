package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.Gates;
import org.jspecify.annotations.Nullable;

/** 退回回复稿: a leader or the legal section sends the draft back (P9.12). */
@LedgerCommand(
        zh = "退回回复稿",
        en = "send back draft",
        roles = {Role.LEADER, Role.LEGAL},
        states = {ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        delegable = Delegable.REPLY,
        sealed = {"draft"},
        buildsOn = {ReplyDrafted.class, ReplyApproved.class})
public record RejectReply(
        CaseId caseId,
        int draft,
        String digest,
        String opinion,
        @Nullable PaperSignature paper,
        @Nullable Instant occurredAt)
        implements SigningCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.inWords(opinion);
        var level = Approvals.levelFor(c, context, draft, digest);
        return List.of(new ReplyRejected(
                level,
                draft,
                c.reply().draft().digest(),
                opinion,
                context.actor().person(),
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
