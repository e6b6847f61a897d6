package org.caseledger.query.process;

import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Times counted in buckets that grow with them, so that many cases are one number each: a time is known to within 2.5
 * %.
 */
final class Durations {
    static final int UNKNOWN = -1;
    private static final double BUCKETS = 20;
    private static final double HOUR = 3_600;

    private final TreeMap<Integer, Long> counts = new TreeMap<>();
    private long times;
    private long known;

    /** The bucket of a time; one that goes back, since it was entered later, is none at all. */
    static int bucket(Duration time) {
        long seconds = Math.max(time.toSeconds(), 0);
        return (int) Math.round(BUCKETS * Math.log1p(seconds));
    }

    void add(int bucket, long count) {
        times += count;
        if (bucket != UNKNOWN) {
            known += count;
            counts.merge(bucket, count, Long::sum);
        }
    }

    long times() {
        return times;
    }

    /** Hours within which so many percent of the known times lie; null when none is known. */
    @Nullable
    Double hours(int percent) {
        long seen = 0;
        for (var entry : counts.entrySet()) {
            seen += entry.getValue();
            if (seen * 100 >= known * percent) {
                return Math.expm1(entry.getKey() / BUCKETS) / HOUR;
            }
        }
        return null;
    }
}
