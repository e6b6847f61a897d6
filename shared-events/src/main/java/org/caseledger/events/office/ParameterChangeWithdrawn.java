package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** An administrator takes a proposal back before a leader has decided on it. */
@EventType("ParameterChangeWithdrawn")
public record ParameterChangeWithdrawn(int change, String reason) implements ParameterEvent {}
