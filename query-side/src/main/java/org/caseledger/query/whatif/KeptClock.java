package org.caseledger.query.whatif;

import org.caseledger.events.Channel;
import org.caseledger.events.Clock;

/** What is kept of each clock, in eight bytes; a unit is its number in {@link KeptUnits}. */
final class KeptClock {

    private static final Clock[] CLOCKS = Clock.values();
    private static final Channel[] CHANNELS = Channel.values();
    private static final Verdict[] VERDICTS = Verdict.values();
    private static final int EARLIER = 1;
    private static final int LATER = 2;

    private KeptClock() {}

    static long of(ClockComparison c, Channel channel, KeptUnits units) {
        var moved = c.movedSeconds();
        long move = !c.moved() ? 0 : moved < 0 ? EARLIER : LATER;
        return c.clock().ordinal()
                | (long) channel.ordinal() << 8
                | (long) c.verdictBefore().ordinal() << 16
                | (long) c.verdictAfter().ordinal() << 20
                | move << 24
                | (long) units.number(c.unitBefore()) << 32
                | (long) units.number(c.unitAfter()) << 48;
    }

    static Clock clock(long kept) {
        return CLOCKS[(int) (kept & 0xff)];
    }

    static Channel channel(long kept) {
        return CHANNELS[(int) (kept >>> 8 & 0xff)];
    }

    static Verdict before(long kept) {
        return VERDICTS[(int) (kept >>> 16 & 0xf)];
    }

    static Verdict after(long kept) {
        return VERDICTS[(int) (kept >>> 20 & 0xf)];
    }

    static boolean isEarlier(long kept) {
        return (kept >>> 24 & 3) == EARLIER;
    }

    static boolean isLater(long kept) {
        return (kept >>> 24 & 3) == LATER;
    }

    static int unitBefore(long kept) {
        return (int) (kept >>> 32 & 0xffff);
    }

    static int unitAfter(long kept) {
        return (int) (kept >>> 48 & 0xffff);
    }
}
