package org.caseledger.events;

/** A commendation or criticism was taken back; that it was declared stays (P1.17). */
@EventType("AccountabilityWithdrawn")
public record AccountabilityWithdrawn(String reason) implements AccountabilityEvent {}
