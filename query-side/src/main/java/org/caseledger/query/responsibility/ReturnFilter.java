package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which returns are asked about: those made between two instants, by a unit, after which the case went to another, or
 * with an empty {@code sentTo} to none yet (null asks for all); {@code reason} is the key of one, {@code refusedOnly}
 * asks for those without merit, {@code cases} asks for cases in place of returns; {@code within} is the only unit that
 * the reader may see.
 */
public record ReturnFilter(
        Instant from,
        Instant until,
        @Nullable UnitId unit,
        @Nullable UnitId sentTo,
        boolean pingPongOnly,
        boolean refusedOnly,
        @Nullable String reason,
        @Nullable ReturnedCases cases,
        @Nullable UnitId within) {

    /** All returns of a period. */
    public static ReturnFilter of(Instant from, Instant until) {
        return new ReturnFilter(from, until, null, null, false, false, null, null, null);
    }
}
