package org.caseledger.api.security;

import org.caseledger.events.Actor;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** A person who can log in. */
public record Person(
        String username, String name, Role role, @Nullable UnitId unit, boolean active) {
    /** Whether this is a person who may come in by the pages: a program may not. */
    public boolean entersByPages() {
        return active && !role.isProgram();
    }

    /** This person as the one who acts. */
    public Actor actor() {
        return new Actor(username, name, role, unit);
    }
}
