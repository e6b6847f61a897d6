package org.caseledger.events.accountability;

import org.caseledger.events.EventType;

/** A commendation, criticism or inquiry was withdrawn; its declaration stays on record (P1.17). */
@EventType("AccountabilityWithdrawn")
public record AccountabilityWithdrawn(String reason) implements AccountabilityEvent {}
