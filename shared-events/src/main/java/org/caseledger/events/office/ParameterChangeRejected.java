package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A leader does not consent: the value stays as it is. */
@EventType("ParameterChangeRejected")
public record ParameterChangeRejected(int change, String reason) implements ParameterEvent {}
