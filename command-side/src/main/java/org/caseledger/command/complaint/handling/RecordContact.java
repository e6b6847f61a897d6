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
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.Notice;
import org.caseledger.events.complaint.Party;
import org.caseledger.procedure.Requirement;
import org.jspecify.annotations.Nullable;

/**
 * 联系记录: what was said with whom (P7.05, P7.11). The result of a report is told only where another
 * law, regulation or rule says so, and {@code basis} names it (O121-36). Also after the reply or
 * another end: a notice may be owed then (O121-23).
 */
@LedgerCommand(
        zh = "记录联系",
        en = "record contact",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.HANDLER},
        phases = {ComplaintState.Phase.OPEN, ComplaintState.Phase.CLOSED},
        sealed = {"said"})
public record RecordContact(
        CaseId caseId,
        String withWhom,
        Medium medium,
        String content,
        @Nullable Notice notice,
        @Nullable String basis,
        @Nullable Party party,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        boolean result = notice == Notice.LEAD_DECISION;
        boolean tells = medium != Medium.NOBODY;
        CaseGuards.mustBeTellable(medium, c);
        Guards.require(tells || notice != null, Rule.NOBODY_TO_TALK_TO);
        CaseGuards.asked(
                Guards.says(basis) || !result || !tells,
                Requirement.BASIS_OF_TELLING_A_RESULT,
                Rule.RESULT_TOLD_BY_LAW,
                c,
                context);
        Guards.require(basis == null || result, Rule.BASIS_WITH_THE_RESULT);
        return List.of(new ContactRecorded(
                withWhom,
                medium,
                context.office().seal(caseId, SealedField.CONTACT, content),
                notice,
                basis,
                party,
                occurred(context)));
    }
}
