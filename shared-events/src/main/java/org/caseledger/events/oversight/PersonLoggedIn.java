package org.caseledger.events.oversight;

import org.caseledger.events.EventType;

/**
 * A person logged in by the form, or a {@code program} logged in as that person, which does so with
 * each request: recorded once for each address and day.
 */
@EventType("PersonLoggedIn")
public record PersonLoggedIn(boolean program, String address) implements AccessEvent {}
