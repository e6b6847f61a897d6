package org.caseledger.command.complaint.classifying;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.Act;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ClassificationEvent.ComplaintClassified;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.CorrectedField;
import org.caseledger.events.complaint.Difficulty;
import org.caseledger.events.complaint.Flag;
import org.caseledger.events.complaint.LineOfBusiness;
import org.caseledger.events.complaint.OpinionLevel;
import org.caseledger.events.complaint.ReceiptEvent.RecordCorrected;
import org.caseledger.events.complaint.Severity;
import org.jspecify.annotations.Nullable;

/** What a case is classified as, and how that is lowered, in the order of life. */
public sealed interface ClassificationCommand extends ComplaintCommand {
    /**
     * 分类: says what the complaint is about and how grave it is (P2.11–12, P4.11); again whenever it turns out to be
     * graver, then also by the unit that handles it (P9.10, P9.12). Less grave it becomes by {@link ProposeLowering}.
     */
    @LedgerCommand(
            zh = "分类",
            en = "classify",
            roles = {Role.DISPATCHER, Role.HANDLER},
            phases = ComplaintState.Phase.OPEN,
            reads = SealedField.NARRATIVE)
    record ClassifyComplaint(
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
            implements ClassificationCommand {
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

        /** On days off the person on duty classifies it first (P9.13, P9.14). */
        private static boolean standsInForTheCenter(CaseState c, DecisionContext context) {
            return !c.isClassified() && c.cameInOnDutyOf(context.actor().person());
        }
    }

    /**
     * 提请降级: asks to take the case as less grave, as another kind or as received by another channel, with the reason; it
     * stays as it is until a leader approves (P9.12). Where the procedure asks for no approval, it is done at once.
     */
    @LedgerCommand(
            reads = SealedField.NARRATIVE,
            zh = "提请降级",
            en = "propose downgrade",
            roles = {Role.DISPATCHER, Role.HANDLER},
            states = {
                ComplaintState.CLASSIFIED,
                ComplaintState.ASSIGNED,
                ComplaintState.RETURNED,
                ComplaintState.ACCEPTED,
                ComplaintState.REOPENED
            },
            beside = true)
    record ProposeLowering(
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
            implements ClassificationCommand, UntimedCommand {
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

    /**
     * 批准降级: a leader approves the lowering that another person proposed, which takes effect now (P9.12);
     * {@code proposal} is the one that was read, counted from 1 in the case.
     */
    @LedgerCommand(
            reads = SealedField.NARRATIVE,
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
    record ApproveLowering(
            CaseId caseId,
            @Nullable Integer proposal,
            @Nullable String opinion) implements ClassificationCommand, UntimedCommand {
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
            return RecordCorrected.builder()
                    .field(field)
                    .before(before.name())
                    .after(after.name())
                    .reason(proposed.reason())
                    .occurred(when)
                    .build();
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

        /**
         * A proposal waits, made by another person, and the approver did not write the draft that would then need fewer
         * approvals.
         */
        public static void before(CaseState c, DecisionContext context) {
            var clause = c.procedure(context).gates().loweringClause();
            var waiting = c.lowering().waiting();
            Guards.require(waiting != null, clause, Rule.LOWERING_WAITS);
            var person = context.actor().person();
            var draft = c.reply().draft();
            Guards.require(
                    !waiting.by().equals(person)
                            && (draft == null || !draft.by().equals(person)),
                    clause,
                    Rule.LOWERING_BY_ANOTHER);
        }
    }

    /** 不同意降级: a leader rejects a proposed lowering, with the reason: the case stays as it is. */
    @LedgerCommand(
            reads = SealedField.NARRATIVE,
            zh = "不同意降级",
            en = "reject downgrade",
            roles = {Role.LEADER},
            states = {
                ComplaintState.CLASSIFIED,
                ComplaintState.ASSIGNED,
                ComplaintState.RETURNED,
                ComplaintState.ACCEPTED,
                ComplaintState.REOPENED
            })
    record RejectLowering(CaseId caseId, @Nullable Integer proposal, String reason)
            implements ClassificationCommand, UntimedCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var proposed = ApproveLowering.read(proposal, c, context);
            Guards.require(Guards.says(reason), c.procedure(context).gates().loweringClause(), Rule.LOWERING_WHY);
            return List.of(new LoweringRejected(
                    proposed.proposal(), reason, context.actor().person(), occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            ApproveLowering.before(c, context);
        }
    }
}
