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
import org.caseledger.events.complaint.DeliveryWay;
import org.caseledger.events.complaint.PaperEvent.PaperDelivered;
import org.caseledger.events.complaint.PaperEvent.PaperIssued;
import org.jspecify.annotations.Nullable;

/** 送达文书: a paper that was issued is given or sent to somebody, and how (O121-15, O121-23, 24). */
@LedgerCommand(
        zh = "登记送达",
        en = "record delivery",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER, Role.LEADER, Role.CENTER_HEAD, Role.SUPERVISOR},
        clause = "O121-15",
        buildsOn = PaperIssued.class)
public record RecordDelivery(
        CaseId caseId,
        String paper,
        String to,
        DeliveryWay way,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

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
