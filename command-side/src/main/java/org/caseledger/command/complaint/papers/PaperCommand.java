package org.caseledger.command.complaint.papers;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.DeliveryOutcome;
import org.caseledger.events.complaint.DeliveryWay;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.caseledger.events.complaint.PaperFormat;
import org.caseledger.events.complaint.PaperKind;
import org.jspecify.annotations.Nullable;

/** Papers of a case, from their issue to their receipt. */
public sealed interface PaperCommand extends ComplaintCommand {
    /**
     * 制发文书: an act of the case is put on paper, under the next number of its kind and year; its files are kept before.
     * The ledger gives it for the person who issues it, since only it takes numbers.
     */
    @LedgerCommand(
            zh = "制发文书",
            en = "issue paper",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.CENTER_HEAD, Role.SUPERVISOR},
            clause = "O121-15",
            sealed = {"files"},
            hasForm = false)
    record IssuePaper(
            CaseId caseId,
            PaperKind kind,
            String series,
            long serial,
            Map<PaperFormat, String> files,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PaperCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(kinds(c, context.actor()).contains(kind), Rule.PAPER_TO_ISSUE, kind);
            Guards.require(
                    files.keySet().equals(EnumSet.allOf(PaperFormat.class))
                            && files.values().stream()
                                    .allMatch(sha256 -> context.office().keeps(caseId, sha256)),
                    Rule.PAPER_KEPT);
            return List.of(new PaperIssued(kind, series, serial, new TreeMap<>(files), occurred(context)));
        }

        /** What this person may issue now. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            var kinds = kinds(c, context.actor());
            Guards.require(!kinds.isEmpty(), Rule.NO_PAPER_TO_ISSUE);
            return List.of(Choice.of("kind", kinds));
        }

        private static List<PaperKind> kinds(CaseState c, Actor actor) {
            return Arrays.stream(PaperKind.values())
                    .filter(kind -> kind.isFor(c.kind()) && kind.roles().contains(actor.role()))
                    .filter(c.papers().told()::contains)
                    .toList();
        }
    }

    /** 送达文书: an issued paper is given or sent to a recipient, and how (O121-15, O121-23, 24). */
    @LedgerCommand(
            zh = "登记送达",
            en = "record delivery",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.CENTER_HEAD, Role.SUPERVISOR},
            clause = "O121-15",
            buildsOn = PaperIssued.class)
    record RecordDelivery(
            CaseId caseId,
            String paper,
            String to,
            DeliveryWay way,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PaperCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(c.papers().issued().contains(paper), Rule.PAPER_ISSUED, paper);
            return List.of(new PaperDelivered(paper, to, way, occurred(context)));
        }

        /** The papers that were issued. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            Guards.require(!c.papers().issued().isEmpty(), Rule.NO_PAPER_ISSUED);
            return List.of(Choice.of("paper", c.papers().issued()));
        }
    }

    /** 文书签收: what became of a paper that was delivered: signed for, refused or come back. */
    @LedgerCommand(
            zh = "登记签收或退回",
            en = "record receipt",
            roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.CENTER_HEAD, Role.SUPERVISOR},
            clause = "O121-15",
            buildsOn = PaperDelivered.class)
    record RecordReceipt(
            CaseId caseId,
            String paper,
            DeliveryOutcome outcome,
            @Nullable String note,
            @Nullable Instant occurredAt,
            @Nullable String lateReason)
            implements PaperCommand {
        @Override
        public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
            Guards.require(c.papers().delivered().contains(paper), Rule.PAPER_DELIVERED, paper);
            return List.of(new PaperReceived(paper, outcome, note, occurred(context)));
        }

        /** The papers that were delivered. */
        public static List<Choice> before(CaseState c, DecisionContext context) {
            Guards.require(!c.papers().delivered().isEmpty(), Rule.NO_PAPER_DELIVERED);
            return List.of(Choice.of("paper", c.papers().delivered()));
        }
    }
}
