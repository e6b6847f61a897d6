package org.caseledger.command.complaint.classifying;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 提请降级: asks to take the case as less grave, as another kind or as received by another channel,
 * with the reason; it stays as it is until a leader approves (P9.12). Where the procedure asks for
 * no approval, it is done at once.
 */
@LedgerCommand(
        zh = "提请降级",
        en = "propose downgrade",
        roles = {Role.DISPATCHER, Role.HANDLER},
        states = {
            ComplaintState.CLASSIFIED,
            ComplaintState.ASSIGNED,
            ComplaintState.RETURNED,
            ComplaintState.ACCEPTED,
            ComplaintState.REOPENED
        })
public record ProposeLowering(
        CaseId caseId,
        @Nullable ComplaintKind kind,
        @Nullable Channel channel,
        @Nullable List<String> category,
        @Nullable CategoryCode object,
        @Nullable CategoryCode problem,
        Severity severity,
        @Nullable Difficulty difficulty,
        @Nullable OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        @Nullable Set<Flag> flags,
        String reason)
        implements UntimedCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var gates = c.procedure(context).gates();
        Guards.require(Guards.says(reason), gates.loweringClause(), Rule.LOWERING_WHY);
        var chosen = ChosenCategory.of(category, object, problem, c, context);
        var proposed = new LoweringProposed(
                c.lowering().proposals() + 1,
                kind == c.kind() ? null : kind,
                channel == c.facts().channel() ? null : channel,
                chosen.names(),
                chosen.object(),
                chosen.problem(),
                severity,
                difficulty == null ? Difficulty.ORDINARY : difficulty,
                opinionLevel == null ? OpinionLevel.GENERAL : opinionLevel,
                line,
                flags == null ? Set.of() : flags,
                reason,
                context.actor().person(),
                occurred(context));
        var events = new ArrayList<ComplaintEvent>(List.of(proposed));
        if (gates.lowering() == null) {
            events.addAll(ApproveLowering.lowering(proposed, c, proposed.occurred()));
        }
        return events;
    }

    /** One at a time; where no leader approves, a handler does not lower alone what is handled. */
    public static void before(CaseState c, DecisionContext context) {
        var gates = c.procedure(context).gates();
        Guards.require(c.lowering().waiting() == null, gates.loweringClause(), Rule.ONE_LOWERING_WAITS);
        Guards.require(
                gates.lowering() != null || context.actor().role() != Role.HANDLER,
                gates.loweringClause(),
                Rule.CENTER_LOWERS);
    }
}
