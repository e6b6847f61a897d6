package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * A return by a handling unit (P9.15): {@code sentTo} is the unit that it was assigned to then, null until it was;
 * {@code pingPong} when that unit had it before another one had; {@code refused} when the return had no merit, so that
 * it was given back to the unit itself.
 */
record Returned(
        int number,
        Instant at,
        UnitId unit,
        String person,
        String reason,
        @Nullable UnitId proposed,
        @Nullable UnitId sentTo,
        boolean pingPong,
        boolean refused) {
    Returned sentTo(UnitId to, boolean back) {
        return new Returned(number, at, unit, person, reason, proposed, to, back, false);
    }

    Returned givenBack() {
        return new Returned(number, at, unit, person, reason, proposed, unit, false, true);
    }
}
