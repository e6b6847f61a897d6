package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/** The data of a case that decide who of the office sees it (P1.08). */
public interface SeenCase {
    /** The unit that has it; null while none has. */
    @Nullable
    UnitId unit();

    /** Whether this unit assists with it, or has assisted the unit that has it (P9.01). */
    boolean isAssistedBy(UnitId unit);

    /** Whether it came in on this person's duty and waits to be assigned (P9.13, P9.14). */
    boolean cameInOnDutyOf(String person);

    /**
     * Whether a person sees it: whoever reads cases, but of the handlers only those whose unit has it or assists with
     * it, and those on whose duty it came in.
     */
    default boolean isSeenBy(String person, Role role, @Nullable UnitId unit) {
        if (role != Role.HANDLER) {
            return role.readsCases();
        }
        return unit != null && (unit.equals(unit()) || isAssistedBy(unit)) || cameInOnDutyOf(person);
    }
}
