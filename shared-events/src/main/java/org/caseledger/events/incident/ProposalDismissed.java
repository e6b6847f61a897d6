package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** It was decided not to declare a proposed incident (P5.09, P7.16). */
@EventType("ProposalDismissed")
public record ProposalDismissed(ProposalId proposal, String reason, Occurred occurred) implements IncidentEvent {}
