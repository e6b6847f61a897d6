package org.caseledger.command.complaint.closing;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.complaint.state.Deciders;
import org.caseledger.command.complaint.state.PaperSignature;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.Told;
import org.caseledger.events.accountability.AccountabilityKind;
import org.caseledger.events.complaint.ClosingEvent.CallBackAttempted;
import org.caseledger.events.complaint.ClosingEvent.ComplaintArchived;
import org.caseledger.events.complaint.ClosingEvent.ComplaintReopened;
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.ClosingEvent.ReconsiderationDecided;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.DossierPart;
import org.caseledger.events.complaint.Ending.ComplaintSettled;
import org.caseledger.events.complaint.Ending.ComplaintWithdrawn;
import org.caseledger.events.complaint.Ending.OpinionConcluded;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionReported;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.caseledger.events.complaint.ReopenGround;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.Satisfaction;
import org.caseledger.events.complaint.StandingAccountability;
import org.caseledger.events.complaint.SupervisionEvent.AccountabilityRecorded;
import org.caseledger.events.complaint.SupervisionEvent.CaseAccountabilityWithdrawn;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.Gate;
import org.caseledger.procedure.Gates;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** How a case ends, and what follows up to its archive, in the order of life. */
public sealed interface ClosingCommand extends ComplaintCommand {
    /**
     * 撤回投诉: the complainant withdraws the complaint, which ends its handling (P9.04, O121-23). The center records it,
     * or the complainant does by the public portal, so that no unit can end a case of its own in the complainant's
     * name.
     */
    @LedgerCommand(
            zh = "撤回投诉",
            en = "withdraw complaint",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.CITIZEN},
            phases = ComplaintState.Phase.OPEN,
            kinds = ComplaintKind.COMPLAINT,
            after = "confirm-take-over")
    record WithdrawComplaint(
            CaseId caseId,
            String reason,
            Told told,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.toldWhy(reason, told, c, context);
            return List.of(new ComplaintWithdrawn(reason, told, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            CaseGuards.agreedByTheRepresented(c);
        }
    }

    /**
     * 自行和解: the parties settled the dispute between themselves, which ends its handling (O121-23). As with a
     * withdrawal, the center records it after asking the complainant.
     */
    @LedgerCommand(
            zh = "自行和解",
            en = "record settlement",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
            phases = ComplaintState.Phase.OPEN,
            kinds = ComplaintKind.COMPLAINT)
    record RecordSettlement(
            CaseId caseId,
            String reason,
            Told told,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            CaseGuards.toldWhy(reason, told, c, context);
            return List.of(new ComplaintSettled(reason, told, occurred(context)));
        }

        public static void before(CaseState c, DecisionContext context) {
            CaseGuards.agreedByTheRepresented(c);
        }
    }

    /**
     * 舆情办结: what the unit found and did about a matter of public opinion, and where that was published (P9.09, P9.10);
     * without findings, the waiting draft says them. It passes what a reply passes.
     */
    @LedgerCommand(
            zh = "舆情办结",
            en = "conclude public opinion",
            roles = {Role.HANDLER},
            states = {ComplaintState.ACCEPTED},
            kinds = {ComplaintKind.OPINION},
            sealed = {"findings"},
            buildsOn = {
                ReplyDrafted.class,
                ReplyApproved.class,
                OpinionProposed.class,
                OpinionReviewed.class,
                OpinionReported.class
            },
            after = "send-reply")
    record ConcludeOpinion(
            CaseId caseId,
            @Nullable String findings,
            String measures,
            @Nullable String publishedWhere,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var sent = SendReply.text(findings, SealedField.CONCLUSION, c, context);
            return List.of(new OpinionConcluded(
                    sent.sealed(), sent.digest(), sent.draft(), measures, publishedWhere, occurred(context)));
        }

        /** What comes before a reply, and the report that runs (P9.10). */
        public static void before(CaseState c, DecisionContext context) {
            SendReply.before(c, context);
            var report = c.deadlines().open(Clock.OPINION_REPORT);
            Guards.require(
                    report.isEmpty(),
                    report.map(Deadline::clause).map(List::of).orElseGet(Rule.OPINION_REPORTED_FIRST::clauses),
                    Rule.OPINION_REPORTED_FIRST);
        }
    }

    /**
     * 回访: whether the matter is settled (P2.21, P7.14), as the complainant says when asked, or by the public portal.
     */
    @LedgerCommand(
            zh = "回访",
            en = "record follow-up",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.CITIZEN},
            states = {ComplaintState.REPLIED, ComplaintState.ARCHIVED},
            sealed = {"comment"},
            reads = {SealedField.COMPLAINANT, SealedField.REPLY},
            after = "record-call-back")
    record RecordFollowUp(
            CaseId caseId,
            Satisfaction satisfaction,
            @Nullable String comment,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            // Whoever rates the outcome online is there, and says it once.
            boolean unasked =
                    c.ofTheRound().satisfaction() == null || c.ofTheRound().satisfaction() == Satisfaction.UNREACHABLE;
            Guards.require(
                    context.actor().role() != Role.CITIZEN || unasked && satisfaction != Satisfaction.UNREACHABLE,
                    Rule.RATED_ONCE);
            return List.of(new FollowUpRecorded(
                    satisfaction,
                    comment == null ? null : context.office().seal(caseId, SealedField.FOLLOW_UP, comment),
                    occurred(context)));
        }
    }

    /** 回访前联系: an attempt to reach the complainant for a follow-up, whether it did or not (P2.19, P3.19, P7.14). */
    @LedgerCommand(
            zh = "回访前联系",
            en = "record call-back",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD},
            states = {ComplaintState.REPLIED, ComplaintState.ARCHIVED},
            reads = SealedField.COMPLAINANT,
            after = "recount-deadlines")
    record RecordCallBack(
            CaseId caseId,
            Medium medium,
            boolean reached,
            @Nullable Instant occurredAt,
            @Nullable String lateReason) implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(medium != Medium.NOBODY, Rule.NOBODY_TO_TALK_TO);
            return List.of(new CallBackAttempted(medium, reached, occurred(context)));
        }
    }

    /** 重新办理: a closed case is handled again, in a new round (P2.18, P7.13). */
    @LedgerCommand(
            zh = "重新办理",
            en = "reopen",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.SUPERVISOR},
            phases = {ComplaintState.Phase.CLOSED, ComplaintState.Phase.ARCHIVED},
            reads = {SealedField.NARRATIVE, SealedField.REPLY})
    record ReopenComplaint(
            CaseId caseId,
            ReopenGround ground,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new ComplaintReopened(ground, c.round() + 1, reason, occurred(context)));
        }
    }

    /**
     * 复议决定: a person who had no part in the earlier decision upholds or changes it, with the reason, before the
     * complainant is answered; within the limit of that answer (P6.12).
     */
    @LedgerCommand(
            zh = "复议决定",
            en = "decide reconsideration",
            roles = {Role.CENTER_HEAD, Role.LEADER},
            clause = "P6.12",
            phases = ComplaintState.Phase.OPEN,
            buildsOn = ComplaintReopened.class,
            reads = {SealedField.NARRATIVE, SealedField.REPLY})
    record DecideReconsideration(
            CaseId caseId,
            ReconsiderationResult result,
            String reason,
            @Nullable PaperSignature paper,
            @Nullable Instant occurredAt)
            implements ClosingCommand, SigningCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new ReconsiderationDecided(
                    c.round(), result, reason, context.actor().person(), occurred(context)));
        }

        @Override
        public @Nullable String clause(Gates gates) {
            return gates.reconsideration() == null
                    ? null
                    : gates.reconsideration().clause();
        }

        public static void before(CaseState c, DecisionContext context) {
            Deciders.mustWait(c, context);
        }
    }

    /** 表彰、通报批评、追责: of a unit or a person, and why (P1.17). */
    @LedgerCommand(
            zh = "表彰追责",
            en = "record accountability",
            roles = {Role.LEADER},
            beside = true,
            after = "record-rectification")
    record RecordAccountability(
            CaseId caseId,
            AccountabilityKind kind,
            String of,
            String why,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            return List.of(new AccountabilityRecorded(kind, of, why, occurred(context)));
        }
    }

    /**
     * Withdraws, with the reason, a declaration on a unit or a person in this case, by a record or by 通报 (P1.17): the
     * one of that number, counted from 1, or without a number the only one.
     */
    @LedgerCommand(
            zh = "撤销表彰、通报批评或追责",
            en = "withdraw accountability record",
            roles = {Role.LEADER},
            buildsOn = AccountabilityRecorded.class,
            beside = true)
    record WithdrawCaseAccountability(
            CaseId caseId,
            @Nullable Integer number,
            String reason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var said = c.accountability();
            int which = said.find(number).orElseThrow(() -> new Refused(Rule.ACCOUNTABILITY_STANDS, numbers(said)));
            return List.of(new CaseAccountabilityWithdrawn(which, reason, occurred(context)));
        }

        /** Something is left to take back. */
        public static void before(CaseState c, DecisionContext context) {
            var said = c.accountability();
            Guards.require(!said.standing().isEmpty(), Rule.ACCOUNTABILITY_STANDS, numbers(said));
        }

        private static String numbers(StandingAccountability said) {
            return CaseGuards.numbers(said.standing());
        }
    }

    /**
     * 归档: closes the dossier and explains what it lacks; a lead found in the case has been decided on before (O121-27).
     * Where the complainant is not satisfied, a leader does it, with a reason (P2.18, P7.13).
     */
    @LedgerCommand(
            zh = "归档",
            en = "archive",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER},
            phases = ComplaintState.Phase.CLOSED,
            after = "record-receipt")
    record ArchiveComplaint(
            CaseId caseId,
            @Nullable Set<DossierPart> present,
            @Nullable Map<DossierPart, String> missing,
            @Nullable String notSatisfiedReason,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements ClosingCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            var there = present == null ? Set.<DossierPart>of() : present;
            var lacking = missing == null ? Map.<DossierPart, String>of() : missing;
            var unrecorded =
                    there.stream().filter(p -> !c.dossier().contains(p)).toList();
            Guards.require(unrecorded.isEmpty(), Rule.PARTS_EXIST, Text.list(unrecorded));
            var unexplained = EnumSet.allOf(DossierPart.class).stream()
                    .filter(p -> !there.contains(p) && !Guards.says(lacking.get(p)))
                    .toList();
            Guards.require(unexplained.isEmpty(), Rule.GAPS_EXPLAINED, Text.list(unexplained));
            var dissatisfied = dissatisfied(c, context);
            if (dissatisfied != null) {
                Guards.require(Guards.says(notSatisfiedReason), dissatisfied.clause(), Rule.NOT_SATISFIED_EXPLAINED);
            }
            return List.of(new ComplaintArchived(
                    there, lacking, dissatisfied == null ? null : notSatisfiedReason, occurred(context)));
        }

        /** No lead waits; and who archives it: the center, or a leader if it is not satisfied with. */
        public static void before(CaseState c, DecisionContext context) {
            Guards.require(!c.leadWaits(), Rule.LEAD_DECIDED_BEFORE_ARCHIVE);
            var role = context.actor().role();
            var dissatisfied = dissatisfied(c, context);
            if (dissatisfied != null) {
                Guards.require(role == Role.LEADER, dissatisfied.clause(), Rule.NOT_SATISFIED_EXPLAINED);
            } else {
                var center = List.of(Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD);
                Guards.require(
                        center.contains(role),
                        Rule.ROLE,
                        Commands.wordOf(ArchiveComplaint.class),
                        role,
                        Text.list(center));
            }
        }

        /** The gate of a case whose complainant said last, in this round, not to be satisfied. */
        private static @Nullable Gate dissatisfied(CaseState c, DecisionContext context) {
            return c.ofTheRound().satisfaction() == Satisfaction.NOT
                    ? c.procedure(context).gates().dissatisfied()
                    : null;
        }
    }
}
