package org.caseledger.command.complaint.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.command.complaint.retention.RetentionCommand.PutOffDestruction;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.UntimedCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.retention.HoldGround;
import org.caseledger.events.retention.RetentionEvent.CaseDestroyed;
import org.caseledger.events.retention.RetentionEvent.CaseSealedOff;
import org.caseledger.events.retention.RetentionEvent.DestructionApproved;
import org.caseledger.events.retention.RetentionEvent.DestructionProposed;
import org.caseledger.events.retention.RetentionEvent.DestructionPutOff;
import org.caseledger.events.retention.RetentionEvent.SealingOffLifted;
import org.caseledger.events.retention.SealingGround;
import org.caseledger.procedure.RetentionRule;
import org.caseledger.procedure.WorkCalendar;

/** A command about the keeping of an archived case, which is possible when it is sealed off, too. */
public sealed interface RetentionCommand extends UntimedCommand {
    /** Now, to the second. */
    static Instant at(DecisionContext context) {
        return context.now().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The day of the office. */
    static LocalDate today(DecisionContext context) {
        return LocalDate.ofInstant(context.now(), WorkCalendar.ZONE);
    }

    /**
     * Seals a case off when its years in use are over, and proposes its destruction when its period is; of one that is
     * not at rest, or was seen to before, nothing follows.
     */
    @LedgerCommand(
            zh = "保管期限届满",
            en = "observe retention",
            roles = {Role.SYSTEM},
            hasForm = false)
    record ObserveRetention(CaseId caseId) implements RetentionCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var kept = c.retention();
            var today = RetentionCommand.today(context);
            var archivedAt = c.archivedAt();
            if (archivedAt == null
                    || kept.destroyed()
                    || kept.isPutOffOn(today)
                    || !RetentionGuards.isAtRest(c, context)) {
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
                    rule.asApplied(),
                    archivedAt.atZone(WorkCalendar.ZONE).toLocalDate(),
                    rule.keptUntil(archivedAt),
                    at);
        }
    }

    /**
     * 封存: an archived case leaves lists and search before its time, since its purpose is achieved or a person asks for
     * erasure that the period of the archive does not allow yet (PIPL art. 47).
     */
    @LedgerCommand(
            zh = "封存",
            en = "seal off",
            roles = {Role.CENTER_HEAD, Role.LEADER},
            clause = "个人信息保护法第47条 / PIPL art. 47",
            phases = ComplaintState.Phase.ARCHIVED,
            beside = true)
    record SealOff(CaseId caseId, SealingGround ground) implements RetentionCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(ground != SealingGround.PERIOD_OVER, Rule.PERIOD_BY_THE_LEDGER);
            var rule = RetentionGuards.rule(c, context);
            return List.of(new CaseSealedOff(
                    ground, rule.asApplied(), rule.keptUntil(c.archivedAt()), RetentionCommand.at(context)));
        }

        /** For a case that is archived and in use, with no pending work. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            Guards.require(!c.retention().outOfSight(), Rule.SEALED_OFF_ONCE);
            RetentionGuards.mustBeAtRest(c, context);
            return List.of(Choice.of("ground", List.of(SealingGround.PURPOSE_ACHIEVED, SealingGround.ASKED)));
        }
    }

    /** 解除封存: makes the case available again, so that it can be reopened; not once its retention period is over. */
    @LedgerCommand(
            zh = "解除封存",
            en = "lift the sealing off",
            roles = {Role.CENTER_HEAD, Role.LEADER},
            clause = "个人信息保护法第47条 / PIPL art. 47",
            phases = ComplaintState.Phase.ARCHIVED,
            beside = true)
    record LiftSealingOff(CaseId caseId, String why) implements RetentionCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new SealingOffLifted(why, RetentionCommand.at(context)));
        }

        /** It is sealed off, and its destruction is not what comes next. */
        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.retention().outOfSight(), Rule.SEALED_OFF_BEFORE);
            Guards.require(
                    c.retention().proposal() == null || c.retention().isPutOffOn(RetentionCommand.today(context)),
                    Rule.PUT_OFF_BEFORE_LIFTING);
        }
    }

    /** 暂缓销毁: the case is needed, or worth keeping, until a day; approvals given before are void. */
    @LedgerCommand(
            zh = "暂缓销毁",
            en = "put off destruction",
            roles = {Role.LEADER, Role.LEGAL, Role.CENTER_HEAD},
            clause = "档案法第21条 / Archives Law art. 21",
            phases = ComplaintState.Phase.ARCHIVED,
            beside = true)
    record PutOffDestruction(CaseId caseId, HoldGround ground, String why, LocalDate until)
            implements RetentionCommand {
        private static final int MOST_YEARS = 30;

        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var today = RetentionCommand.today(context);
            Guards.require(
                    until.isAfter(today) && !until.isAfter(today.plusYears(MOST_YEARS)),
                    Rule.PUT_OFF_UNTIL,
                    MOST_YEARS);
            return List.of(new DestructionPutOff(ground, why, until, RetentionCommand.at(context)));
        }

        /** The ledger has proposed to destroy it. */
        public static void before(CaseState c, DecisionContext context) {
            Guards.require(c.retention().outOfSight() && c.retention().proposal() != null, Rule.DESTRUCTION_PROPOSED);
        }
    }

    /**
     * 批准销毁: a leader and a legal reviewer, neither of whom handled the case; with the second of them the case is
     * destroyed, irrevocably.
     */
    @LedgerCommand(
            zh = "批准销毁",
            en = "approve destruction",
            roles = {Role.LEADER, Role.LEGAL},
            clause = "档案法第21条 / Archives Law art. 21",
            phases = ComplaintState.Phase.ARCHIVED)
    record ApproveDestruction(CaseId caseId) implements RetentionCommand {
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
}
