package org.caseledger.events.oversight;

import org.caseledger.events.EventType;

/** A person logged out. */
@EventType("PersonLoggedOut")
public record PersonLoggedOut(String address) implements AccessEvent {}
