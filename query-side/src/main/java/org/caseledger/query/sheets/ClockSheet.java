package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.Clock;
import org.caseledger.events.clocks.SuspensionGround;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Light;
import org.jspecify.annotations.Nullable;

/**
 * One start of one clock: every due time that it got, the last of which holds, every pause, and how it ended.
 * {@code timeUsed} is null unless it was met; {@code asStated} is in time by a stated time alone.
 */
public record ClockSheet(
        Clock clock,
        String zh,
        String en,
        int number,
        int round,
        List<Stage> stages,
        List<Stop> stops,
        List<Cause> misses,
        @Nullable Cause end,
        DeadlineStatus status,
        boolean missed,
        boolean late,
        boolean asStated,
        @Nullable TimeUsed timeUsed,
        @Nullable Instant endedAt,
        @Nullable Light light) {
    /** The clock stood still from one time to another; {@code to} is null while it does. */
    public record Stop(
            Instant from,
            @Nullable Instant to,
            SuspensionGround ground,
            String evidence,
            Cause suspended,
            @Nullable Cause resumed) {}
}
