package org.caseledger.query.incidents;

import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.ProposalId;
import org.jspecify.annotations.Nullable;

/**
 * That an incident may be declared, of a grave case or of a surge; a person declares or dismisses
 * it, and then it is proposed no more. {@code atOnce}: the clause leaves nothing to decide.
 */
public record ProposedIncident(
        ProposalId id,
        IncidentKind kind,
        String clause,
        boolean atOnce,
        @Nullable ProposedCase ofCase,
        @Nullable Surge ofSurge) {}
