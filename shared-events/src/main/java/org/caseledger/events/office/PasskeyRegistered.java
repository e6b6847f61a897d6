package org.caseledger.events.office;

import org.caseledger.events.EventType;

/**
 * A person logs in with a passkey of this name as well; {@code factor} is a keyed digest of its id
 * and public key (64 hex digits).
 */
@EventType("PasskeyRegistered")
public record PasskeyRegistered(String username, String name, String factor) implements FactorEvent {}
