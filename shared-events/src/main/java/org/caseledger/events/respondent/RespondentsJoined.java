package org.caseledger.events.respondent;

import org.caseledger.events.EventType;

/**
 * This entry is the same business as another one, which shows the cases of both since; nothing in
 * the cases is changed.
 */
@EventType("RespondentsJoined")
public record RespondentsJoined(RespondentId into, String reason) implements RespondentEvent {}
