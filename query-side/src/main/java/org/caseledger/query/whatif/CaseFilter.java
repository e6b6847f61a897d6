package org.caseledger.query.whatif;

import java.util.function.LongPredicate;
import org.caseledger.events.Channel;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks are looked for: what is not null must be so; {@code none}: those of no unit. {@code
 * as}: whether a unit is the one as recorded, or by the other rules.
 */
public record CaseFilter(
        Which which,
        As as,
        @Nullable UnitId unit,
        boolean none,
        @Nullable Clock clock,
        @Nullable Channel channel,
        @Nullable Verdict before,
        @Nullable Verdict after) {

    /** Every clock that differs. */
    public static final CaseFilter DIFFERING =
            new CaseFilter(Which.DIFFERING, As.BEFORE, null, false, null, null, null, null);

    /** Which side of the comparison. */
    public enum As {
        BEFORE,
        AFTER
    }

    /** What differs of a clock; each is a number of {@link Figures}. */
    public enum Which {
        ALL,
        DIFFERING,
        MOVED,
        EARLIER,
        LATER,
        CHANGED,
        NEWLY_ASKED,
        NO_LONGER_ASKED,
        ASKED_BEFORE,
        ASKED_AFTER;

        boolean is(long kept) {
            boolean before = KeptClock.before(kept) != Verdict.NOT_ASKED;
            boolean after = KeptClock.after(kept) != Verdict.NOT_ASKED;
            boolean moved = KeptClock.isEarlier(kept) || KeptClock.isLater(kept);
            boolean changed = before && after && KeptClock.before(kept) != KeptClock.after(kept);
            return switch (this) {
                case ALL -> true;
                case DIFFERING -> moved || changed || before != after;
                case MOVED -> moved;
                case EARLIER -> KeptClock.isEarlier(kept);
                case LATER -> KeptClock.isLater(kept);
                case CHANGED -> changed;
                case NEWLY_ASKED -> !before;
                case NO_LONGER_ASKED -> !after;
                case ASKED_BEFORE -> before;
                case ASKED_AFTER -> after;
            };
        }
    }

    LongPredicate over(KeptUnits units) {
        int number = unit == null ? 0 : units.find(unit);
        boolean ofOne = none || unit != null;
        return kept ->
                which.is(kept)
                        && (!ofOne || unitOf(kept) == number)
                        && (clock == null || KeptClock.clock(kept) == clock)
                        && (channel == null || KeptClock.channel(kept) == channel)
                        && (before == null || KeptClock.before(kept) == before)
                        && (after == null || KeptClock.after(kept) == after);
    }

    private int unitOf(long kept) {
        return as == As.BEFORE ? KeptClock.unitBefore(kept) : KeptClock.unitAfter(kept);
    }
}
