package org.caseledger.query.process;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How cases went: how many, how many of them are {@code judged} by their procedure (a migrated one is not), how many of
 * those are {@code conforming} so far and their share (null when none is judged), how many left it in which way, and
 * which step followed which at once.
 */
public record ProcessMap(
        long cases,
        long judged,
        long conforming,
        @Nullable Double share,
        Map<Deviation, Long> deviations,
        List<Follows> follows) {
    /**
     * How often {@code target} came right after {@code source}; hours between them (to within 2.5 %), null where no
     * time is known.
     */
    public record Follows(
            String source,
            String target,
            long times,
            @Nullable Double medianHours,
            @Nullable Double p90Hours) {}
}
