package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody works here from now on; {@code password} is a digest of the hash of the password under a
 * key of the ledger, from which nobody can guess it (64 hex digits).
 */
@EventType("PersonRecorded")
public record PersonRecorded(
        String username, String name, Role role, @Nullable UnitId unit, boolean active, String password, String reason)
        implements PersonEvent {}
