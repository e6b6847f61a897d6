package org.caseledger.command.complaint.clocks;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.events.office.Delegable;
import org.caseledger.procedure.clocks.Clocks;
import org.jspecify.annotations.Nullable;

/** What people and the ledger itself do about deadlines. */
public sealed interface DeadlineCommand extends ComplaintCommand {
    /** 延期: a leader promises the complainant a later time, with the reason (P9.08, P2.17). */
    @LedgerCommand(
            zh = "延期",
            en = "extend deadline",
            roles = {Role.LEADER},
            states = {ComplaintState.ACCEPTED, ComplaintState.ASSIGNED, ComplaintState.REOPENED},
            delegable = Delegable.EXTENSION,
            beside = true)
    record ExtendDeadline(
            CaseId caseId,
            Clock clock,
            String reason,
            Told told,
            Instant promisedAt,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements DeadlineCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.toldWhy(reason, told, c, context);
            return Extending.extend(c, context, clock, promisedAt, reason, told, occurred(context));
        }

        public static List<Choice> before(CaseState c, DecisionContext context) {
            return Extending.extendable(c, context);
        }
    }

    /** 中止计时: stops a clock while something is tested or appraised. */
    @LedgerCommand(
            zh = "中止计时",
            en = "suspend deadline",
            roles = {Role.HANDLER},
            phases = ComplaintState.Phase.OPEN,
            beside = true)
    record SuspendDeadline(
            CaseId caseId,
            Clock clock,
            SuspensionGround ground,
            String evidence,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements DeadlineCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return ClockChanges.suspend(c, context, clock, ground, evidence, occurred(context));
        }

        public static List<Choice> before(CaseState c, DecisionContext context) {
            return ClockChanges.suspendable(c, context);
        }
    }

    /** 恢复计时: a stopped clock runs again, and the pause does not count. */
    @LedgerCommand(
            zh = "恢复计时",
            en = "resume deadline",
            roles = {Role.HANDLER},
            phases = ComplaintState.Phase.OPEN,
            beside = true)
    record ResumeDeadline(
            CaseId caseId,
            Clock clock,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements DeadlineCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return ClockChanges.resume(c, context, clock, occurred(context));
        }

        public static List<Choice> before(CaseState c, DecisionContext context) {
            return ClockChanges.resumable(c, context);
        }
    }

    /** 逾期: records once that a clock passed its due time; what is no longer so changes nothing. */
    @LedgerCommand(
            zh = "记录逾期",
            en = "record missed deadline",
            roles = {Role.SYSTEM},
            hasForm = false)
    record RecordMissedDeadline(
            CaseId caseId,
            Clock clock,
            int number,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements DeadlineCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return c.deadlines().open(clock).stream()
                    .filter(deadline -> deadline.number() == number)
                    .flatMap(deadline -> deadline.missedBy(context.now()).stream())
                    .map(ComplaintEvent.class::cast)
                    .toList();
        }
    }

    /**
     * 重算时限: sets anew what was counted before the holidays of its year were known, now that they are; what was met,
     * missed or promised changes nothing (O121-45).
     */
    @LedgerCommand(
            zh = "重算时限",
            en = "recount deadlines",
            roles = {Role.SYSTEM},
            hasForm = false)
    record RecountDeadlines(
            CaseId caseId,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements DeadlineCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.copyOf(Clocks.recounted(c.clocked(), c.clockRules(context), context.now()));
        }
    }
}
