package org.caseledger.api.security;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;

/** A bucket of tokens for each name, refilled at a rate; in a bounded part of this node's memory. */
public final class Buckets {
    private static final int MOST = 100_000;

    private final LoadingCache<Object, Bucket> buckets;

    public Buckets(Rate rate, Clock clock) {
        var time = new TimeOf(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(rate.within().multipliedBy(2))
                .build(name -> full(rate, time));
    }

    private static Bucket full(Rate rate, TimeMeter time) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(rate.most()).refillIntervally(rate.most(), rate.within()))
                .withCustomTimePrecision(time)
                .build();
    }

    /** Takes a token of this name; whether there was one. */
    public boolean take(Object name) {
        return buckets.get(name).tryConsume(1);
    }

    /** Takes a token of this name: zero, or else after how long there is one. */
    public Duration attempt(Object name) {
        var taken = buckets.get(name).tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Duration.ZERO : Duration.ofNanos(Math.max(1, taken.getNanosToWaitForRefill()));
    }

    /** Puts a token of this name back that was taken. */
    public void giveBack(Object name) {
        buckets.get(name).addTokens(1);
    }

    /** After how long there is a token of this name: zero when there is one. */
    public Duration untilNext(Object name) {
        var bucket = buckets.getIfPresent(name);
        return bucket == null
                ? Duration.ZERO
                : Duration.ofNanos(bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill());
    }

    /** Fills the bucket of this name. */
    void forget(Object name) {
        buckets.invalidate(name);
    }

    private record TimeOf(Clock clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return Duration.ofSeconds(now.getEpochSecond(), now.getNano()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
