package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** Somebody decided not to declare an incident that was proposed (P5.09, P7.16). */
@EventType("ProposalDismissed")
public record ProposalDismissed(ProposalId proposal, String reason, Occurred occurred)
        implements IncidentEvent {}
