package org.caseledger.events.office;

import org.caseledger.events.EventType;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Name, role or unit of a person changed, or whether he or she logs in; this is how they are now.
 */
@EventType("PersonChanged")
public record PersonChanged(
        String username, String name, Role role, @Nullable UnitId unit, boolean active, String reason)
        implements PersonEvent {}
