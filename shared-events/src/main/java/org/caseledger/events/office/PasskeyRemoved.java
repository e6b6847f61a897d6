package org.caseledger.events.office;

import org.caseledger.events.EventType;

/** A person does not log in with the passkey of this name any more. */
@EventType("PasskeyRemoved")
public record PasskeyRemoved(String username, String name) implements FactorEvent {}
