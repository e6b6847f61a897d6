package org.caseledger.query.incidents;

import org.caseledger.events.incident.IncidentKind;
import org.caseledger.events.incident.ProposalId;
import org.jspecify.annotations.Nullable;

/**
 * A proposal to declare an incident, because of a grave case or a surge; a person declares or dismisses it, which ends
 * the proposal. {@code atOnce}: the clause makes it mandatory.
 */
public record ProposedIncident(
        ProposalId id,
        IncidentKind kind,
        String clause,
        boolean atOnce,
        @Nullable ProposedCase ofCase,
        @Nullable Surge ofSurge) {}
