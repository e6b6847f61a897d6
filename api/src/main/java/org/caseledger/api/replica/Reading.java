package org.caseledger.api.replica;

import java.util.Optional;

/**
 * What a read-only request must see of the views: everything up to a position and, where a page was notified of a
 * change, whatever the primary shows by now.
 */
public record Reading(long position, boolean asThePrimary) {
    private static final ThreadLocal<Reading> UNDER_WAY = new ThreadLocal<>();

    /** That of this thread; what belongs to none is read from the primary. */
    static Optional<Reading> underWay() {
        return Optional.ofNullable(UNDER_WAY.get());
    }

    /** Holds for this thread until {@link #end}. */
    public void begin() {
        UNDER_WAY.set(this);
    }

    /** What this thread asks from now on, it asks the primary. */
    public static void end() {
        UNDER_WAY.remove();
    }
}
