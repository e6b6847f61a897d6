package org.caseledger.query.history;

import java.util.ArrayList;
import java.util.List;

/**
 * One act of a case with the deadlines that it set, met or ended; what the passing of time recorded alone, such as a
 * deadline that was missed, is a step of its own.
 */
public record CourseStep(HistoryEntry act, List<HistoryEntry> deadlines) {
    /** The steps of a history, in its order. */
    public static List<CourseStep> of(List<HistoryEntry> history) {
        var steps = new ArrayList<CourseStep>();
        for (var entry : history) {
            var last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
            if (last != null && entry.followsFrom(last.act())) {
                last.deadlines().add(entry);
            } else {
                steps.add(new CourseStep(entry, new ArrayList<>()));
            }
        }
        return steps;
    }
}
