package org.caseledger.command.complaint.retention;

import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;

/**
 * 批准销毁: a leader and a legal reviewer, neither of whom handled the case; with the second of them the case is destroyed,
 * irrevocably.
 */
@LedgerCommand(
        zh = "批准销毁",
        en = "approve destruction",
        roles = {Role.LEADER, Role.LEGAL},
        clause = "档案法第21条 / Archives Law art. 21",
        phases = ComplaintState.Phase.ARCHIVED)
public record ApproveDestruction(CaseId caseId) implements RetentionCommand {
    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var at = RetentionCommand.at(context);
        var own = new DestructionApproved(
                context.actor().person(), context.actor().role(), at);
        if (c.retention().approvals().isEmpty()) {
            return List.of(own);
        }
        var both = new ArrayList<>(c.retention().approvals());
        both.add(own);
        var contents = context.office().sealedContents(c.id());
        return List.of(
                own,
                new CaseDestroyed(
                        c.number(),
                        c.retention().proposal().kept(),
                        List.copyOf(both),
                        contents.texts(),
                        contents.files(),
                        false,
                        at));
    }

    /** It is proposed, nothing stands against it, and this person may be one of the two. */
    public static void before(CaseState c, DecisionContext context) {
        PutOffDestruction.before(c, context);
        var today = RetentionCommand.today(context);
        var kept = c.retention();
        Guards.require(!kept.isPutOffOn(today), Rule.DESTRUCTION_IS_PUT_OFF, kept.putOffUntil());
        Guards.require(
                !today.isBefore(kept.proposal().keptUntil()),
                Rule.PERIOD_NOT_OVER,
                kept.proposal().keptUntil());
        Guards.require(c.secrecy() == null, Rule.SECRET_NOT_DESTROYED);
        RetentionGuards.mustBeAtRest(c, context);
        var actor = context.actor();
        Guards.require(
                !actor.person().equals(c.handler())
                        && kept.approvals().stream()
                                .noneMatch(a -> a.by().equals(actor.person()) || a.as() == actor.role()),
                Rule.DESTROYED_BY_TWO);
    }
}
