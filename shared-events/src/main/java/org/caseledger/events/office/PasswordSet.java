package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A person has another password, of whose hash {@code password} is a keyed digest (64 hex digits);
 * without a reason it was the person who changed it.
 */
@EventType("PasswordSet")
public record PasswordSet(
        String username, String password, @Nullable String reason) implements PersonEvent {}
