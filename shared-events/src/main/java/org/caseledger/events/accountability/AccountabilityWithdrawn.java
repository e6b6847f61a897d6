package org.caseledger.events.accountability;

import org.caseledger.events.EventType;

/** A commendation or criticism was taken back; that it was declared stays (P1.17). */
@EventType("AccountabilityWithdrawn")
public record AccountabilityWithdrawn(String reason) implements AccountabilityEvent {}
