package org.caseledger.command.complaint.classifying;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/**
 * 分类: says what the complaint is about and how grave it is (P2.11–12, P4.11); again whenever it
 * turns out to be graver, then also by the unit that handles it (P9.10, P9.12). Less grave it
 * becomes by {@link ProposeLowering}.
 */
@LedgerCommand(
        zh = "分类",
        en = "classify",
        roles = {Role.DISPATCHER, Role.HANDLER},
        phases = ComplaintState.Phase.OPEN)
public record ClassifyComplaint(
        CaseId caseId,
        @Nullable List<String> category,
        @Nullable CategoryCode object,
        @Nullable CategoryCode problem,
        Severity severity,
        @Nullable Difficulty difficulty,
        @Nullable OpinionLevel opinionLevel,
        @Nullable LineOfBusiness line,
        @Nullable Set<Flag> flags,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var chosen = ChosenCategory.of(category, object, problem, c, context);
        var classified = new ComplaintClassified(
                chosen.names(),
                chosen.object(),
                chosen.problem(),
                severity,
                difficulty == null ? Difficulty.ORDINARY : difficulty,
                opinionLevel == null ? OpinionLevel.GENERAL : opinionLevel,
                line,
                flags == null ? Set.of() : flags,
                occurred(context));
        Lowering.refuse(classified, c, context);
        Guards.require(
                context.actor().role() != Role.HANDLER
                        || standsInForTheCenter(c, context)
                        || Lowering.raises(classified, c.facts()),
                c.procedure(context).gates().loweringClause(),
                Rule.UNIT_RAISES_ONLY);
        return List.of(classified);
    }

    /** On days off whoever has duty says it first (P9.13, P9.14). */
    private static boolean standsInForTheCenter(CaseState c, DecisionContext context) {
        return !c.isClassified() && c.cameInOnDutyOf(context.actor().person());
    }
}
