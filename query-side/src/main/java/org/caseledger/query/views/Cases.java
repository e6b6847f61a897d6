package org.caseledger.query.views;

import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.events.CaseId;

/**
 * Which cases a view is of. No view of the real ones is ever shown an event of a case of an exercise, so that nothing
 * it counts, finds or lists can hold one (P3.21).
 */
@RequiredArgsConstructor
public enum Cases {
    /** Those that people complained of. */
    REAL(""),
    /** Those that exercises received, in tables of their own that are otherwise the same. */
    OF_EXERCISES("exercise_");

    private final String prefix;

    /** The name of the table that holds the rows of these cases. */
    public String table(String name) {
        return prefix + name;
    }

    /** The name of the view of these cases. */
    public String view(String name) {
        return prefix.replace('_', '-') + name;
    }

    /** Whether a stream of the log is one of theirs, or a companion of one. */
    boolean has(UUID stream) {
        return CaseId.isExercise(stream) == (this == OF_EXERCISES);
    }
}
