package org.caseledger.command.complaint.classifying;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.jspecify.annotations.Nullable;

/**
 * 批准降级: a leader approves the lowering that somebody else proposed, which takes effect now (P9.12);
 * {@code proposal} is the one that was read, counted from 1 in the case.
 */
@LedgerCommand(
        zh = "批准降级",
        en = "approve downgrade",
        roles = {Role.LEADER},
        states = {
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        })
public record ApproveLowering(
        CaseId caseId, @Nullable Integer proposal, @Nullable String opinion) implements UntimedCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var proposed = read(proposal, c, context);
        var now = occurred(context);
        var events = new ArrayList<ComplaintEvent>();
        events.add(new LoweringApproved(
                proposed.proposal(), opinion, context.actor().person(), now));
        events.addAll(lowering(proposed, c, now));
        return events;
    }

    /** The ordinary acts by which it takes effect, one after the other. */
    static List<Act> lowering(LoweringProposed proposed, CaseState c, Occurred when) {
        var acts = new ArrayList<Act>();
        if (proposed.kind() != null) {
            acts.add(corrected(CorrectedField.KIND, c.kind(), proposed.kind(), proposed, when));
        }
        if (proposed.channel() != null) {
            var before = c.facts().channel();
            acts.add(corrected(CorrectedField.CHANNEL, before, proposed.channel(), proposed, when));
        }
        acts.add(new ComplaintClassified(
                proposed.category(),
                proposed.object(),
                proposed.problem(),
                proposed.severity(),
                proposed.difficulty(),
                proposed.opinionLevel(),
                proposed.line(),
                proposed.flags(),
                when));
        return acts;
    }

    private static RecordCorrected corrected(
            CorrectedField field, Enum<?> before, Enum<?> after, LoweringProposed proposed, Occurred when) {
        return new RecordCorrected(field, before.name(), after.name(), null, null, proposed.reason(), when);
    }

    /** The one that waits, if it is the one that was read. */
    static LoweringProposed read(@Nullable Integer proposal, CaseState c, DecisionContext context) {
        var waiting = c.lowering().waiting();
        Guards.require(
                proposal == null || proposal == waiting.proposal(),
                c.procedure(context).gates().loweringClause(),
                Rule.READ_LOWERING,
                waiting.proposal());
        return waiting;
    }

    /** One waits, of somebody else, who has not written what would go out with less approval. */
    public static void before(CaseState c, DecisionContext context) {
        var clause = c.procedure(context).gates().loweringClause();
        var waiting = c.lowering().waiting();
        Guards.require(waiting != null, clause, Rule.LOWERING_WAITS);
        var person = context.actor().person();
        var draft = c.reply().draft();
        Guards.require(
                !waiting.by().equals(person) && (draft == null || !draft.by().equals(person)),
                clause,
                Rule.LOWERING_BY_ANOTHER);
    }
}
