package org.caseledger.command.complaint.papers;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.DeliveryOutcome;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperReceived;
import org.jspecify.annotations.Nullable;

/** 文书签收: what became of a paper that was delivered: signed for, refused or come back. */
@LedgerCommand(
        zh = "登记签收或退回",
        en = "record receipt",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.CENTER_HEAD, Role.SUPERVISOR},
        clause = "O121-15",
        buildsOn = PaperDelivered.class)
public record RecordReceipt(
        CaseId caseId,
        String paper,
        DeliveryOutcome outcome,
        @Nullable String note,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

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
