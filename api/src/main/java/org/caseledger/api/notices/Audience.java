package org.caseledger.api.notices;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.caseledger.api.security.Person;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/** Whom a notice is for: people by login, those of units, and those of roles. */
record Audience(Set<String> people, Set<UnitId> units, Set<Role> roles) {
    static final Audience NOBODY = new Audience(Set.of(), Set.of(), Set.of());

    /** The complaint center, which answers for what no unit has (P9.01). */
    static final Audience CENTER = of(Role.DISPATCHER, Role.CENTER_HEAD);

    static Audience of(Role... roles) {
        return new Audience(Set.of(), Set.of(), Set.of(roles));
    }

    /** The people of a unit; those of the center where there is none. */
    static Audience of(@Nullable UnitId unit) {
        return unit == null ? CENTER : new Audience(Set.of(), Set.of(unit), Set.of());
    }

    /** The handler of the case; the people of the unit if it has none. */
    static Audience of(@Nullable String handler, UnitId unit) {
        return handler == null ? of(unit) : of(List.of(handler), List.of());
    }

    static Audience of(Collection<String> people, Collection<UnitId> units) {
        return new Audience(Set.copyOf(people), Set.copyOf(units), Set.of());
    }

    boolean includes(Person person) {
        return people.contains(person.username())
                || person.unit() != null && units.contains(person.unit())
                || roles.contains(person.role());
    }
}
