package org.caseledger.command.complaint.replying;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.jspecify.annotations.Nullable;

/**
 * 起草回复: a new draft, which voids what was approved before (P9.12); also of what a complainant will
 * be told who is declined or referred elsewhere (P9.05, P9.07), by the center while no unit has the
 * case.
 */
@LedgerCommand(
        zh = "起草回复",
        en = "draft reply",
        roles = {Role.DISPATCHER, Role.HANDLER},
        states = {ComplaintState.CLASSIFIED, ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
        sealed = {"text"})
public record DraftReply(
        CaseId caseId,
        String text,
        @Nullable Instant occurredAt,
        @Nullable String lateReason) implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(new ReplyDrafted(
                c.reply().drafts() + 1,
                context.office().seal(caseId, SealedField.DRAFT, text),
                DraftDigest.of(text, c, context),
                context.actor().person(),
                occurred(context)));
    }

    /** The unit writes what it holds. */
    public static void mustBeOurs(CaseState c, DecisionContext context) {
        Guards.require(
                context.actor().role() == Role.HANDLER || c.unit() == null,
                c.procedure(context).gates().handledByClause(),
                Rule.UNIT_DRAFTS);
    }

    public static void before(CaseState c, DecisionContext context) {
        mustBeOurs(c, context);
        Deciders.mustBeOthers(c, context);
    }
}
