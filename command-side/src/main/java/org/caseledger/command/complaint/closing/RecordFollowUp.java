package org.caseledger.command.complaint.closing;

import java.time.Instant;
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
import org.caseledger.events.complaint.ClosingEvent.FollowUpRecorded;
import org.caseledger.events.complaint.Satisfaction;
import org.jspecify.annotations.Nullable;

/**
 * 回访: whether the matter is settled (P2.21, P7.14), as the complainant says when asked, or by the
 * public portal.
 */
@LedgerCommand(
        zh = "回访",
        en = "record follow-up",
        roles = {Role.INTAKE, Role.DISPATCHER, Role.CENTER_HEAD, Role.CITIZEN},
        states = {ComplaintState.REPLIED, ComplaintState.ARCHIVED},
        sealed = {"comment"})
public record RecordFollowUp(
        CaseId caseId,
        Satisfaction satisfaction,
        @Nullable String comment,
        @Nullable Instant occurredAt,
        @Nullable String lateReason)
        implements ComplaintCommand {

    @Override
    public List<ComplaintEvent> decide(CaseState c, DecisionContext context) {
        // Whoever rates the outcome online is there, and says it once.
        boolean unasked = c.satisfaction() == null || c.satisfaction() == Satisfaction.UNREACHABLE;
        Guards.require(
                context.actor().role() != Role.CITIZEN || unasked && satisfaction != Satisfaction.UNREACHABLE,
                Rule.RATED_ONCE);
        return List.of(new FollowUpRecorded(
                satisfaction,
                comment == null ? null : context.office().seal(caseId, SealedField.FOLLOW_UP, comment),
                occurred(context)));
    }
}
