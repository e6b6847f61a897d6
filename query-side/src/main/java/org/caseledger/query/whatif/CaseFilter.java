package org.caseledger.query.whatif;

import java.util.Objects;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks are looked for: what is not null must be so; {@code none}: those of no unit. {@code as}: whether a unit
 * is the one as recorded, or by the other rules.
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
    /** Which side of the comparison. */
    public enum As {
        BEFORE,
        AFTER
    }

    /** What is so of a clock; each is a number of {@link Figures}. */
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

        boolean is(CachedClock c) {
            return switch (this) {
                case ALL -> true;
                case DIFFERING -> c.before() != c.after() || MOVED.is(c);
                case MOVED -> c.move() != CachedClock.Move.NONE;
                case EARLIER -> c.move() == CachedClock.Move.EARLIER;
                case LATER -> c.move() == CachedClock.Move.LATER;
                case CHANGED -> c.isChanged();
                case NEWLY_ASKED -> !c.isAskedBefore();
                case NO_LONGER_ASKED -> !c.isAskedAfter();
                case ASKED_BEFORE -> c.isAskedBefore();
                case ASKED_AFTER -> c.isAskedAfter();
            };
        }
    }

    /** All clocks of which this is so. */
    public static CaseFilter of(Which which) {
        return new CaseFilter(which, As.BEFORE, null, false, null, null, null, null);
    }

    boolean fits(CachedClock c) {
        return which.is(c)
                && (unit == null && !none || Objects.equals(unit, unitOf(c)))
                && (clock == null || clock == c.clock())
                && (channel == null || channel == c.channel())
                && (before == null || before == c.before())
                && (after == null || after == c.after());
    }

    private @Nullable UnitId unitOf(CachedClock c) {
        return as == As.BEFORE ? c.unitBefore() : c.unitAfter();
    }
}
