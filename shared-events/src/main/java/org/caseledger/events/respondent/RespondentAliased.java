package org.caseledger.events.respondent;

import java.util.List;
import org.caseledger.events.EventType;

/** By which other names a business goes, such as the one on its signboard; all of them since. */
@EventType("RespondentAliased")
public record RespondentAliased(List<String> aliases) implements RespondentEvent {}
