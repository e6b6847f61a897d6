package org.caseledger.query.whatif;

import java.util.EnumMap;
import java.util.Map;
import org.caseledger.query.deadlines.Compliance;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.jspecify.annotations.Nullable;

/** Counts the clocks of one group. */
final class Tally {
    private final Map<Which, Long> which = new EnumMap<>(Which.class);
    private final Map<Verdict, Long> before = new EnumMap<>(Verdict.class);
    private final Map<Verdict, Long> after = new EnumMap<>(Verdict.class);

    void before(CachedClock clock, long times) {
        for (var w : Which.values()) {
            if (w.is(clock)) {
                which.merge(w, times, Long::sum);
            }
        }
        before.merge(clock.before(), times, Long::sum);
    }

    void after(CachedClock clock, long times) {
        after.merge(clock.after(), times, Long::sum);
    }

    Figures figures(@Nullable String key) {
        return new Figures(
                key,
                of(Which.ALL),
                of(Which.DIFFERING),
                of(Which.MOVED),
                of(Which.EARLIER),
                of(Which.LATER),
                of(Which.CHANGED),
                of(Which.NEWLY_ASKED),
                of(Which.NO_LONGER_ASKED),
                compliance(key, before),
                compliance(key, after));
    }

    private long of(Which w) {
        return which.getOrDefault(w, 0L);
    }

    private static Compliance compliance(@Nullable String key, Map<Verdict, Long> count) {
        long inTime = count.getOrDefault(Verdict.MET_IN_TIME, 0L);
        long withLeave = count.getOrDefault(Verdict.MET_WITH_LEAVE, 0L);
        long late = count.getOrDefault(Verdict.MET_LATE, 0L);
        long missed = count.getOrDefault(Verdict.MISSED, 0L);
        long lapsed = count.getOrDefault(Verdict.LAPSED, 0L);
        long running = count.getOrDefault(Verdict.RUNNING, 0L);
        long judged = inTime + withLeave + late + missed;
        return new Compliance(
                key,
                judged + lapsed + running,
                inTime,
                withLeave,
                0,
                late,
                missed,
                lapsed,
                running,
                judged == 0 ? null : Double.valueOf((double) inTime / judged));
    }
}
