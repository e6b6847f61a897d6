package org.caseledger.command.complaint.links;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.OtherCase;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Occurred;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.LinkEvent.ComplaintJoined;
import org.caseledger.events.complaint.LinkEvent.JoinUndone;
import org.caseledger.events.complaint.LinkEvent.NewFactsReported;
import org.caseledger.events.complaint.LinkEvent.RepeatComplaintLinked;
import org.caseledger.events.complaint.LinkEvent.RepeatLinkUndone;
import org.caseledger.events.complaint.LinkEvent.RepeatsAnalysed;
import org.jspecify.annotations.Nullable;

/** What is done about cases on the same matter, in the order of life. */
public sealed interface LinkCommand extends ComplaintCommand {
    /** 重复投诉关联: marks the case as a repeat of another (P4.22). */
    @LedgerCommand(
            zh = "关联重复投诉",
            en = "link repeat complaint",
            roles = {Role.INTAKE, Role.DISPATCHER},
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            beside = true)
    record LinkRepeatComplaint(
            CaseId caseId,
            CaseId to,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements LinkCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            mustBeAnother(caseId, to, context);
            CaseGuards.reportStaysClosed(to, c, context);
            return List.of(new RepeatComplaintLinked(to, why, occurred(context)));
        }

        /** What a case repeats is another one, and not of an exercise unless it is itself. */
        public static void mustBeAnother(CaseId caseId, CaseId to, DecisionContext context) {
            Guards.require(!to.equals(caseId) && context.office().knows(to), Rule.ANOTHER_CASE, to);
            Guards.require(to.isExercise() == caseId.isExercise(), Rule.EXERCISE_APART, to);
        }
    }

    /** 撤销关联: the case is no repeat of the other after all (P4.22). */
    @LedgerCommand(
            zh = "撤销关联",
            en = "undo link",
            roles = {Role.INTAKE, Role.DISPATCHER},
            buildsOn = RepeatComplaintLinked.class,
            beside = true)
    record UndoLink(
            CaseId caseId,
            CaseId to,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements LinkCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(c.ties().links().contains(to), Rule.TIE_STANDS, to);
            return List.of(new RepeatLinkUndone(to, reason, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(!c.ties().links().isEmpty(), Rule.TIE_STANDS, c.number());
        }
    }

    /**
     * 并案: the case is handled together with a lead case, such as when several complain of one matter (P4.22). Both stay
     * cases with their own clocks; a lead case cannot be joined to another, so that each case has one lead at most and
     * there are no cycles.
     */
    @LedgerCommand(
            zh = "并案",
            en = "join to another case",
            roles = {Role.INTAKE, Role.DISPATCHER},
            phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
            beside = true)
    record JoinComplaint(
            CaseId caseId,
            CaseId lead,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements LinkCommand {
        /** It is decided by what other cases are as well: at once, two cases could lead each other. */
        @Override
        public String lock() {
            return "joins";
        }

        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(!lead.equals(caseId) && context.office().knows(lead), Rule.ANOTHER_CASE, lead);
            Guards.require(lead.isExercise() == caseId.isExercise(), Rule.EXERCISE_APART, lead);
            CaseGuards.reportStaysClosed(lead, c, context);
            Guards.require(!context.office().isJoined(lead), Rule.JOINED_ONCE, lead);
            return List.of(new ComplaintJoined(lead, why, occurred(context)));
        }

        public static void mustNotBeJoined(CaseState c, DecisionContext context) {
            Guards.require(c.ties().lead() == null, Rule.JOINED_ONCE, c.number());
        }

        public static void before(CaseState c, DecisionContext context) {
            mustNotBeJoined(c, context);
            Guards.require(!context.office().leads(c.id()), Rule.LEADS_OTHERS, c.number());
        }
    }

    /**
     * 撤销并案: the case was or is handled for itself (P4.22); also of an archived one, for else its lead could never be
     * joined to another case.
     */
    @LedgerCommand(
            zh = "撤销并案",
            en = "undo join",
            roles = {Role.INTAKE, Role.DISPATCHER},
            buildsOn = ComplaintJoined.class,
            beside = true)
    record UndoJoin(
            CaseId caseId,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements LinkCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new JoinUndone(before(c, context), reason, occurred(context)));
        }

        public static CaseId before(CaseState c, DecisionContext context) {
            var lead = c.ties().lead();
            if (lead == null) {
                throw new Refused(Rule.TIE_STANDS, c.number());
            }
            return lead;
        }
    }

    /**
     * 补充新的事实,合并处理: a later report of the same person that is joined to this one brings new facts, so that the period
     * restarts from its receipt (O121-35). The center decides this, not the unit whose period it is.
     */
    @LedgerCommand(
            zh = "登记补充的新事实",
            en = "record new facts",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
            clause = "O121-35",
            phases = {ComplaintState.Phase.OPEN},
            kinds = {ComplaintKind.REPORT})
    record RecordNewFacts(CaseId caseId, CaseId in, String facts) implements LinkCommand, UntimedCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var later = context.office()
                    .find(in)
                    .filter(other -> caseId.equals(other.lead()))
                    .filter(OtherCase::isReport)
                    .orElseThrow(() -> new Refused(Rule.NEW_FACTS_IN_A_JOINED_REPORT, in));
            Guards.require(!later.receivedAt().isBefore(c.receivedAt()), Rule.NEW_FACTS_IN_A_JOINED_REPORT, in);
            Guards.require(!c.ties().newFacts().contains(in), Rule.NEW_FACTS_ONCE, in);
            return List.of(new NewFactsReported(in, facts, Occurred.at(later.receivedAt())));
        }

        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.deadlines().open(Clock.LEAD_CHECK).isPresent(), Rule.CHECK_RUNS, c.number());
        }
    }

    /** 对重复投诉,分析原因,制定预防措施 (P4.22): said once of a series, in the case that leads it, also after its archive. */
    @LedgerCommand(
            zh = "分析重复投诉",
            en = "analyse repeats",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            sealed = {"analysis"},
            beside = true)
    record AnalyseRepeats(
            CaseId caseId,
            String analysis,
            String measures,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements LinkCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new RepeatsAnalysed(
                    context.office().seal(caseId, SealedField.ANALYSIS, analysis), measures, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            JoinComplaint.mustNotBeJoined(c, context);
        }
    }
}
