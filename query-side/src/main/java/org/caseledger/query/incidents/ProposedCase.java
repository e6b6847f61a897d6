package org.caseledger.query.incidents;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Severity;
import org.caseledger.procedure.Response;
import org.jspecify.annotations.Nullable;

/**
 * A case under way of which its procedure says that it calls for an incident, at once or after a decision, or for a
 * task force; {@code responses} are those with their clauses.
 */
public record ProposedCase(
        CaseId caseId,
        String number,
        Severity severity,
        ComplaintState state,
        @Nullable UnitId unit,
        @Nullable String respondent,
        List<String> category,
        Instant receivedAt,
        List<Response> responses) {}
