package org.caseledger.query.responsibility;

import java.time.Instant;
import java.util.Objects;
import org.caseledger.events.Role;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a case waited for a role: {@code role} and, where a handling unit had it, {@code unit};
 * {@code person} is the handler it was assigned to, or else who ended the wait. {@code until} is null while it lasts.
 * Working times are seconds since 2000.
 */
record Holding(
        int number,
        Role role,
        @Nullable UnitId unit,
        @Nullable String person,
        Instant from,
        long fromWorked,
        @Nullable Instant until,
        @Nullable Long untilWorked,
        @Nullable String endedBy) {
    boolean lasts() {
        return until == null;
    }

    boolean isOf(Role otherRole, @Nullable UnitId otherUnit, @Nullable String otherPerson) {
        return role == otherRole && Objects.equals(unit, otherUnit) && Objects.equals(person, otherPerson);
    }

    /** Both working times by one calendar, whatever was known of it when the time began. */
    Holding ended(Instant at, long workedFrom, long workedUntil, String by, @Nullable String whoEnded) {
        return new Holding(
                number, role, unit, person == null ? whoEnded : person, from, workedFrom, at, workedUntil, by);
    }
}
