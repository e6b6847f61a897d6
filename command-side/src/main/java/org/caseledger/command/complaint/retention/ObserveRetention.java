package org.caseledger.command.complaint.retention;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.events.retention.SealingGround;
import org.caseledger.procedure.RetentionRule;
import org.caseledger.procedure.WorkCalendar;

/**
 * Seals a case off when its years in use are over, and proposes its destruction when its period is; of one that is not
 * at rest, or was seen to before, nothing follows.
 */
@LedgerCommand(
        zh = "保管期限届满",
        en = "observe retention",
        roles = {Role.SYSTEM})
public record ObserveRetention(CaseId caseId) implements RetentionCommand {
    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var kept = c.retention();
        var today = RetentionCommand.today(context);
        var archivedAt = c.archivedAt();
        if (archivedAt == null || kept.destroyed() || kept.isPutOffOn(today) || !RetentionGuards.isAtRest(c, context)) {
            return List.of();
        }
        var rule = RetentionGuards.rule(c, context);
        boolean over = !today.isBefore(rule.keptUntil(archivedAt));
        boolean unused = !kept.takenBack() && !today.isBefore(rule.inUseUntil(archivedAt));
        var events = new ArrayList<ComplaintEvent>();
        if (!kept.outOfSight() && (over || unused)) {
            var ground = over ? SealingGround.PERIOD_OVER : SealingGround.PURPOSE_ACHIEVED;
            events.add(new CaseSealedOff(
                    ground, rule.asApplied(), rule.keptUntil(archivedAt), RetentionCommand.at(context)));
        }
        if (over && kept.proposal() == null) {
            events.add(proposal(rule, archivedAt, RetentionCommand.at(context)));
        }
        return events;
    }

    private static DestructionProposed proposal(RetentionRule rule, Instant archivedAt, Instant at) {
        return new DestructionProposed(
                rule.asApplied(), archivedAt.atZone(WorkCalendar.ZONE).toLocalDate(), rule.keptUntil(archivedAt), at);
    }
}
