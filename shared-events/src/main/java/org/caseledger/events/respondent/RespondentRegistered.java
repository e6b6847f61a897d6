package org.caseledger.events.respondent;

import org.caseledger.events.EventType;

/** A business was entered into the register of respondents (O121-10). */
@EventType("RespondentRegistered")
public record RespondentRegistered(RegisteredBusiness business) implements RespondentEvent {}
