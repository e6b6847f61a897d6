package org.caseledger.command.complaint.parties;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.Guards;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.ReceiptEvent.AgentRecorded;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/**
 * 委托代理: somebody complains for the complainant with a letter of authority, whose scan is kept, and
 * a document of identity (O121-11).
 */
@LedgerCommand(
        zh = "登记委托代理",
        en = "record agent",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.HANDLER},
        clause = "O121-11",
        phases = {ComplaintState.Phase.OPEN},
        kinds = {ComplaintKind.COMPLAINT},
        sealed = {"agent", "document"})
public record RecordAgent(
        CaseId caseId,
        String agent,
        String document,
        String matters,
        LocalDate until,
        String letter,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        Guards.require(context.office().keeps(caseId, letter), Rule.LETTER_KEPT);
        var today = LocalDate.ofInstant(context.now(), WorkCalendar.ZONE);
        Guards.require(!until.isBefore(today), Rule.AUTHORITY_IN_FORCE, until);
        return List.of(new AgentRecorded(
                context.office().seal(caseId, SealedField.AGENT, Masking.sealed(agent, document)),
                matters,
                until,
                letter,
                occurred(context)));
    }
}
