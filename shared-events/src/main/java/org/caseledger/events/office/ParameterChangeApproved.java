package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** A leader consents: the value holds from the position of this event on. */
@EventType("ParameterChangeApproved")
public record ParameterChangeApproved(int change, @Nullable String reason) implements ParameterEvent {}
