package org.caseledger.query.process;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.caseledger.facts.RoundFacts;
import org.caseledger.query.board.BoardCase;
import org.jspecify.annotations.Nullable;

/**
 * The way of one case so far: the board's own fold, its steps, where it left the procedure (each once), and what later
 * steps are judged by, of the round that runs; nothing is judged of a migrated case, whose source does not tell all.
 */
record TracedCase(
        BoardCase board, List<ProcessStep> steps, List<Deviation> deviations, boolean migrated, RoundFacts ofTheRound) {
    boolean has(String activity) {
        return steps.stream().anyMatch(step -> step.activity().equals(activity));
    }

    /** How often the step was taken. */
    String times(String activity) {
        return String.valueOf(count(activity));
    }

    /** The same, once it is taken again. */
    String timesAfter(String activity) {
        return String.valueOf(count(activity) + 1);
    }

    private long count(String activity) {
        return steps.stream().filter(step -> step.activity().equals(activity)).count();
    }

    String path() {
        return steps.stream().map(ProcessStep::activity).collect(Collectors.joining(">", ">", ">"));
    }

    /** A step of a case; {@code at} is null where a migrated source does not tell when. */
    record ProcessStep(String activity, @Nullable Instant at) {}
}
