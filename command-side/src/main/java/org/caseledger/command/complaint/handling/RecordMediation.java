package org.caseledger.command.complaint.handling;

import java.time.Instant;
import java.util.List;
import org.caseledger.command.complaint.state.CaseState;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.command.gate.DecisionContext;
import org.caseledger.command.gate.LedgerCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Role;
import org.caseledger.events.complaint.MediationRecorded;
import org.jspecify.annotations.Nullable;

/** 调解: how a mediation ended (P1.10). */
@LedgerCommand(
        zh = "记录调解",
        en = "record mediation",
        roles = {Role.HANDLER},
        states = {ComplaintState.ACCEPTED},
        sealed = {"terms"})
public record RecordMediation(
        CaseId caseId,
        boolean agreed,
        @Nullable String terms,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        return List.of(
                new MediationRecorded(
                        agreed,
                        terms == null ? null : context.office().seal(caseId, terms),
                        occurred(context)));
    }
}
