package org.caseledger.events.respondent;

import org.caseledger.events.EventType;

/** This entry is a business of its own after all, apart from the one that it was joined to. */
@EventType("RespondentsParted")
public record RespondentsParted(RespondentId from, String reason) implements RespondentEvent {}
