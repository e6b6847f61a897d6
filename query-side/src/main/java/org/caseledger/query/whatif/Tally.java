package org.caseledger.query.whatif;

import org.caseledger.query.deadlines.Compliance;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.jspecify.annotations.Nullable;

/** Counts the clocks of one group. */
final class Tally {

    private static final Which[] WHICH = Which.values();

    private final long[] which = new long[WHICH.length];
    private final long[] before = new long[Verdict.values().length];
    private final long[] after = new long[Verdict.values().length];

    void change(long kept) {
        for (var w : WHICH) {
            which[w.ordinal()] += w.is(kept) ? 1 : 0;
        }
    }

    void before(long kept) {
        before[KeptClock.before(kept).ordinal()]++;
    }

    void after(long kept) {
        after[KeptClock.after(kept).ordinal()]++;
    }

    Figures figures(@Nullable String key) {
        return new Figures(
                key,
                of(Which.ALL),
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
        return which[w.ordinal()];
    }

    private static Compliance compliance(@Nullable String key, long[] count) {
        long inTime = count[Verdict.MET_IN_TIME.ordinal()];
        long late = count[Verdict.MET_LATE.ordinal()];
        long missed = count[Verdict.MISSED.ordinal()];
        long lapsed = count[Verdict.LAPSED.ordinal()];
        long running = count[Verdict.RUNNING.ordinal()];
        long judged = inTime + late + missed;
        return new Compliance(
                key,
                judged + lapsed + running,
                inTime,
                late,
                missed,
                lapsed,
                running,
                judged == 0 ? null : Double.valueOf((double) inTime / judged));
    }
}
