package org.caseledger.api.complaints;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caseledger.query.history.CourseStep;
import org.caseledger.query.history.HistoryEntry;

/** What a reader wants to see of the course of a case. */
public enum CourseFilter {
    /** What was done, with the deadlines folded under it. */
    ACTS {
        @Override
        List<CourseStep> of(List<HistoryEntry> course) {
            return CourseStep.of(course);
        }
    },
    /** Only what happened to deadlines. */
    DEADLINES {
        @Override
        List<CourseStep> of(List<HistoryEntry> course) {
            return course.stream()
                    .filter(HistoryEntry::isOfDeadline)
                    .map(entry -> new CourseStep(entry, List.of()))
                    .toList();
        }
    };

    abstract List<CourseStep> of(List<HistoryEntry> course);

    /** The same, the newest first if that is wanted. */
    List<CourseStep> of(List<HistoryEntry> course, boolean newestFirst) {
        var steps = new ArrayList<>(of(course));
        if (newestFirst) {
            Collections.reverse(steps);
        }
        return steps;
    }
}
