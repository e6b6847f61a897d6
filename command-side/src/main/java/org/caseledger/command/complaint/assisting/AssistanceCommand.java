package org.caseledger.command.complaint.assisting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.CommandWithEvidence;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.Handlers;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.command.gate.Unit;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.caseledger.events.UnitKind;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAnswered;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceAsked;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceReturned;
import org.caseledger.events.complaint.AssistanceEvent.AssistanceWithdrawn;
import org.caseledger.events.complaint.Assistances;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.procedure.clocks.AssistanceClock;
import org.jspecify.annotations.Nullable;

/** What other units are asked to assist with, in the order of life. */
public sealed interface AssistanceCommand extends ComplaintCommand {
    /**
     * 安排协办: the center, or the lead unit itself, asks another unit to assist until the end of a day; without one, as
     * the procedure says. Not later than the lead unit itself is due (P9.01).
     */
    @LedgerCommand(
            zh = "安排协办",
            en = "ask for assistance",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            clause = {"P9.01", "P4.14", "P7.18"},
            states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            sealed = {"what"},
            beside = true)
    record AskAssistance(
            CaseId caseId,
            UnitId unit,
            String what,
            @Nullable LocalDate by,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements AssistanceCommand {
        /** 执法大队、相关科室、所 (P9.01), the center, and 法务部门…协助处理纠纷 (P4.14): those with people who report. */
        private static final Set<UnitKind> ASSIST =
                EnumSet.of(UnitKind.STATION, UnitKind.SECTION, UnitKind.BRIGADE, UnitKind.CENTER, UnitKind.LEGAL);

        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var asked = Guards.knownUnit(unit, context);
            var name = asked.name();
            Guards.require(!unit.equals(c.unit()), Rule.ASSISTANCE_BY_ANOTHER, name);
            Guards.require(c.assistances().of(unit).isEmpty(), Rule.ASSISTANCE_ASKED_ONCE, name);
            Guards.require(ASSIST.contains(asked.kind()), Rule.ASSISTANCE_BY_SUCH_A_UNIT, name);
            Guards.require(context.office().isStaffed(unit), Rule.ASSISTANCE_STAFFED, name);
            Guards.inWords(what);
            var when = occurred(context);
            if (by != null) {
                within(by, c, context);
            }
            return List.of(new AssistanceAsked(unit, what, by, context.actor().unit(), when));
        }

        /** Ahead, and not later than what the lead unit still has to answer in time. */
        private static void within(LocalDate by, CaseState c, DecisionContext context) {
            var due = AssistanceClock.endOf(by);
            Guards.require(due.isAfter(context.now()), Rule.TIME_AHEAD);
            AssistanceClock.ofTheLead(c.clocked())
                    .filter(lead -> !lead.isOverdueAt(context.now()))
                    .ifPresent(lead -> Guards.require(
                            !due.isAfter(lead.dueAt()),
                            Rule.ASSISTANCE_WITHIN_THE_REPLY,
                            lead.clock(),
                            Guards.minute(lead.dueAt())));
        }

        /** The procedure has a limit for it, and a unit is left to ask. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            Guards.require(
                    AssistanceClock.isProvided(c.clocked(), c.clockRules(context), context.now()),
                    Rule.ASSISTANCE_HAS_A_LIMIT);
            var units = context.office().units().stream()
                    .filter(unit -> ASSIST.contains(unit.kind()))
                    .map(Unit::id)
                    .filter(unit -> !unit.equals(c.unit()))
                    .filter(unit -> c.assistances().of(unit).isEmpty())
                    .filter(context.office()::isStaffed)
                    .toList();
            Guards.require(!units.isEmpty(), Rule.ASSISTANCE_BY_ANOTHER, c.heldBy());
            return List.of(Choice.of("unit", units));
        }
    }

    /** 反馈协办结果: the assisting unit reports what it did and found (P9.01, P9.04). */
    @LedgerCommand(
            handlers = Handlers.ASSISTING,
            zh = "反馈协办结果",
            en = "report on assistance",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEGAL},
            clause = {"P9.01", "P4.14", "P7.18"},
            states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            sealed = {"answer"},
            buildsOn = AssistanceAsked.class)
    record AnswerAssistance(
            CaseId caseId,
            String answer,
            @Nullable List<Evidence> evidence,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements AssistanceCommand, CommandWithEvidence {
        @Override
        public AnswerAssistance with(List<Evidence> more) {
            var all = Evidence.all(evidence, more);
            return new AnswerAssistance(caseId, answer, all, occurredAt, lateReason);
        }

        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var own = AssistanceGuards.ofOwnUnit(c, context);
            Guards.inWords(answer);
            var occurred = occurred(context);
            // The last rule, for what comes with the report is kept as it is asked for.
            CaseGuards.kept(evidence, caseId, context);
            return List.of(new AssistanceAnswered(own.number(), own.unit(), answer, evidence, occurred));
        }

        public static void before(CaseState c, DecisionContext context) {
            AssistanceGuards.ofOwnUnit(c, context);
        }
    }

    /** 退回协办: the assisting unit returns what it was asked, with the reason (P9.15). */
    @LedgerCommand(
            handlers = Handlers.ASSISTING,
            zh = "退回协办",
            en = "return request for assistance",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER, Role.LEGAL},
            clause = {"P9.01", "P4.14", "P7.18"},
            states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            buildsOn = AssistanceAsked.class)
    record ReturnAssistance(
            CaseId caseId,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements AssistanceCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var own = AssistanceGuards.ofOwnUnit(c, context);
            return List.of(new AssistanceReturned(own.number(), own.unit(), reason, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            AssistanceGuards.ofOwnUnit(c, context);
        }
    }

    /**
     * 撤销协办: the center withdraws what a unit was asked, or the lead unit what it has asked itself, with the reason
     * (P9.01).
     */
    @LedgerCommand(
            zh = "撤销协办",
            en = "withdraw request for assistance",
            roles = {Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
            clause = {"P9.01", "P4.14", "P7.18"},
            states = {ComplaintState.ASSIGNED, ComplaintState.ACCEPTED},
            buildsOn = AssistanceAsked.class,
            beside = true)
    record WithdrawAssistance(
            CaseId caseId,
            UnitId unit,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements AssistanceCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var name = Guards.knownUnit(unit, context).name();
            var asked = c.assistances().of(unit);
            Guards.require(asked.isPresent(), Rule.ASSISTANCE_OPEN, name);
            Guards.require(isUpTo(asked.get(), context), Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED, name);
            return List.of(new AssistanceWithdrawn(asked.get().number(), unit, reason, occurred(context)));
        }

        private static boolean isUpTo(Assistances.Open asked, DecisionContext context) {
            var actor = context.actor();
            return actor.role() != Role.HANDLER
                    || asked.askedBy() != null && asked.askedBy().equals(actor.unit());
        }

        /** The units of whose assistance this person may think better. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            var open = c.assistances().open();
            Guards.require(!open.isEmpty(), Rule.ASSISTANCE_OPEN, "—");
            var own = open.stream().filter(one -> isUpTo(one, context)).toList();
            Guards.require(
                    !own.isEmpty(),
                    Rule.ASSISTANCE_WITHDRAWN_BY_WHO_ASKED,
                    Guards.knownUnit(open.get(0).unit(), context).name());
            return List.of(
                    Choice.of("unit", own.stream().map(Assistances.Open::unit).toList()));
        }
    }
}
