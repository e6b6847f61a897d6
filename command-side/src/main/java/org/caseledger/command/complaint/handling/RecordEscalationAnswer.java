package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.SupervisionEvent.EscalationAnswered;
import org.jspecify.annotations.Nullable;

/**
 * 登记上级答复: what a superior authority or an arbitration body answered, and what follows (P1.12,
 * P2.25); to the {@code escalation} of that number, counted from 1 in the case, or without one to
 * the only one that waits. The archive waits for no answer, so it is recorded after it too.
 */
@LedgerCommand(
        zh = "登记上级答复",
        en = "record escalation answer",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.LEADER})
public record RecordEscalationAnswer(
        CaseId caseId,
        @Nullable Integer escalation,
        String answer,
        String consequence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var open = c.escalations().open();
        boolean waits = escalation == null ? open.size() == 1 : open.contains(escalation);
        Guards.require(waits, Rule.ESCALATION_OPEN, numbers(c));
        int which = escalation == null ? open.first() : escalation;
        return List.of(new EscalationAnswered(which, answer, consequence, occurred(context)));
    }

    /** At least one was not answered yet. */
    public static void before(CaseState c, DecisionContext context) {
        Guards.require(!c.escalations().open().isEmpty(), Rule.ESCALATION_OPEN, numbers(c));
    }

    private static String numbers(CaseState c) {
        return CaseGuards.numbers(c.escalations().open());
    }
}
