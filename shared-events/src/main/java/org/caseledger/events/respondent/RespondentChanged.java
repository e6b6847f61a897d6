package org.caseledger.events.respondent;

import org.caseledger.events.EventType;

/** What the register says of a business was changed; {@code business} is all of it since. */
@EventType("RespondentChanged")
public record RespondentChanged(RegisteredBusiness business, String reason) implements RespondentEvent {}
