package org.caseledger.events.office;

import org.caseledger.events.EventType;

/**
 * A person gives a code of an authenticator beside the password from now on; {@code factor} is a
 * keyed digest of its sealed secret (64 hex digits).
 */
@EventType("AuthenticatorEnrolled")
public record AuthenticatorEnrolled(String username, String factor) implements FactorEvent {}
