package org.caseledger.query.sheets;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.procedure.Due;
import org.jspecify.annotations.Nullable;

/**
 * 时限计算书: every clock of a case with what it was counted from, so that anyone can count again. The due times are facts
 * of the log; the days are listed by the calendar and the procedure in use, and a stage says so if these have changed
 * since.
 */
public record DeadlineSheet(
        CaseId caseId,
        String caseNumber,
        String procedure,
        @Nullable String procedureVersionNow,
        String calendarVersionNow,
        long version,
        Instant asOf,
        List<ClockSheet> clocks) {
    /** A due time as the sheet says it, and as it follows from the sheet's own days and rules. */
    public record Recomputed(
            Clock clock,
            int number,
            int stage,
            Due written,
            @Nullable Due recomputed) {
        /** Whether both are the same. */
        public boolean agrees() {
            return written.equals(recomputed);
        }
    }

    /**
     * Counts every due time again, from what is written in the sheet alone; limits other than the one that alarms are
     * counted by {@link Stage.Other#reckoning}.
     */
    public List<Recomputed> recompute() {
        var all = new ArrayList<Recomputed>();
        for (var clock : clocks) {
            for (int i = 0; i < clock.stages().size(); i++) {
                var stage = clock.stages().get(i);
                var reckoning = Optional.ofNullable(stage.reckoning());
                all.add(new Recomputed(
                        clock.clock(),
                        clock.number(),
                        i,
                        new Due(stage.dueAt(), stage.amberAt(), stage.provisional()),
                        reckoning.flatMap(r -> r.recompute()).orElse(null)));
            }
        }
        return all;
    }
}
