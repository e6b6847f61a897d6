package org.caseledger.api.security;

import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A person who can log in. */
public record Person(
        String username, String name, Role role, @Nullable UnitId unit, boolean active) {
    /** This person as the one who acts. */
    public Actor actor() {
        return new Actor(username, name, role, unit);
    }
}
