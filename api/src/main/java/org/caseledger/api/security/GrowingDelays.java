package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How long each name waits between two attempts: twice as long after each, from a sixtieth of the longest delay up to
 * it, until it has been quiet for that long. In a bounded part of this node's memory.
 */
public final class GrowingDelays {
    private static final int MOST = 100_000;
    private static final int SHORTEST = 60;

    private final Duration longest;
    private final Clock clock;
    private final Cache<Object, Delay> delays;

    public GrowingDelays(Duration longest, Clock clock) {
        this.longest = longest;
        this.clock = clock;
        this.delays = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(longest.multipliedBy(2))
                .build();
    }

    /** Until when a name waits, and how long that is in all. */
    private record Delay(Instant until, Duration length) {}

    /** Counts an attempt of this name if it is made now: zero, or else how long it has to wait. */
    public synchronized Duration attempt(Object name) {
        var now = clock.instant();
        var last = delays.getIfPresent(name);
        if (last != null && now.isBefore(last.until())) {
            return Duration.between(now, last.until());
        }
        boolean quiet = last == null || !now.isBefore(last.until().plus(longest));
        var twice = quiet ? longest.dividedBy(SHORTEST) : last.length().multipliedBy(2);
        var length = twice.compareTo(longest) < 0 ? twice : longest;
        delays.put(name, new Delay(now.plus(length), length));
        return Duration.ZERO;
    }

    /** Takes the last attempt of this name back; whether there was one. */
    public synchronized boolean giveBack(Object name) {
        var last = delays.getIfPresent(name);
        if (last != null) {
            delays.put(name, new Delay(clock.instant(), last.length().dividedBy(2)));
        }
        return last != null;
    }
}
