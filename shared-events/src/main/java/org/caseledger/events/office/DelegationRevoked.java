package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A delegation ended before its last day; what was signed by it before stays. */
@EventType("DelegationRevoked")
public record DelegationRevoked(int delegation, String reason) implements DelegationEvent {}
