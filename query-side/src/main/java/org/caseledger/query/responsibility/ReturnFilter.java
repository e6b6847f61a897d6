package org.caseledger.query.responsibility;

import java.time.Instant;
import org.caseledger.events.UnitId;
import org.caseledger.query.InPeriod;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Which returns are asked about: those made in a period, by a unit, after which the case went to another, or with an
 * empty {@code sentTo} to none yet (null asks for all); {@code reason} is the key of one, {@code refused} asks for
 * those without merit, {@code of} asks for cases in place of returns.
 */
public record ReturnFilter(
        @Where("at >= :from") @Nullable Instant from,
        @Where("at < :until") @Nullable Instant until,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("coalesce(sent_to, '') = :sentTo") @Nullable UnitId sentTo,
        @Where("ping_pong") @Nullable Boolean pingPong,
        @Where("refused") @Nullable Boolean refused,
        @Where("reason_key = :reason") @Nullable String reason,
        @Nullable ReturnedCases of)
        implements InPeriod {
    /** All returns of a unit (null: of all) in a period. */
    public static ReturnFilter of(@Nullable UnitId unit, Instant from, Instant until) {
        return new ReturnFilter(from, until, unit, null, null, null, null, null);
    }

    /** The same of another period. */
    public ReturnFilter in(Instant begin, Instant end) {
        return new ReturnFilter(begin, end, unit, sentTo, pingPong, refused, reason, of);
    }

    /** The same of cases that are not assigned again yet. */
    public ReturnFilter sentNowhere() {
        return new ReturnFilter(from, until, unit, new UnitId(""), pingPong, refused, reason, of);
    }
}
