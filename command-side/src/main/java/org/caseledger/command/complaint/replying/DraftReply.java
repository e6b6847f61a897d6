package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Digest;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Precondition;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ReplyDrafted;
import org.jspecify.annotations.Nullable;

/** 起草回复: a new draft, which voids what was approved before (P9.12). */
@LedgerCommand(
        zh = "起草回复",
        en = "draft reply",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        requires = Precondition.NO_PART_IN_THE_EARLIER_DECISION,
        sealed = {"text"})
public record DraftReply(
        CaseId caseId, String text, @Nullable Instant occurredAt, @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(
                new ReplyDrafted(
                        c.reply().drafts() + 1,
                        context.office().seal(caseId, text),
                        Digest.of(text),
                        context.actor().person(),
                        occurred(context)));
    }
}
