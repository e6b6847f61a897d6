package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseGuards;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.command.gate.Refused;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.SealedField;
import org.caseledger.events.complaint.Evidence;
import org.caseledger.events.complaint.HandlingEvent.InvestigationRecorded;
import org.jspecify.annotations.Nullable;

/** 调查: what was found, on site or not (P9.14, P4.13). */
@LedgerCommand(
        zh = "记录调查",
        en = "record investigation",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED, ComplaintState.REOPENED},
        sealed = {"findings"})
public record RecordInvestigation(
        CaseId caseId,
        boolean onSite,
        String findings,
        @Nullable List<Evidence> evidence,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        var pieces = evidence == null ? List.<Evidence>of() : evidence;
        CaseGuards.kept(pieces, caseId, context);
        var sealed = context.office().seal(caseId, SealedField.INVESTIGATION, findings);
        return List.of(new InvestigationRecorded(c.heldBy(), onSite, sealed, pieces, occurred(context)));
    }

    /** A case that was declined or referred is accepted or declined anew when reopened (P9.06). */
    public static void before(CaseState c, DecisionContext context) {
        var waiting = c.deadlines().open(Clock.ACCEPTANCE).filter(d -> d.round() == c.round());
        if (c.state() == ComplaintState.REOPENED && waiting.isPresent()) {
            throw new Refused(waiting.get().clause(), Rule.ACCEPTED_ANEW);
        }
    }
}
