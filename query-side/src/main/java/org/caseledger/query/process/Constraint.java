package org.caseledger.query.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a procedure on the order of steps, in the language Declare with data: {@code activations} are the
 * steps that it judges, {@code when} selects among them (those for which one of the lists holds as a whole; all if
 * there is none). {@code PRECEDENCE}: a step like {@code target} must come before; {@code ABSENCE}: such a step must
 * not come at all, and there is no target.
 */
public record Constraint(
        Deviation deviation,
        List<String> clauses,
        Template template,
        List<String> activations,
        List<List<Is>> when,
        @Nullable Target target) {
    /** The templates of Declare that are needed. */
    public enum Template {
        PRECEDENCE,
        ABSENCE
    }

    /** That a datum has one of these values. */
    public record Is(Datum datum, List<String> values) {
        boolean holdsFor(StepData data) {
            return values.contains(data.get(datum));
        }
    }

    /**
     * The step that must come before: {@code that} says which, and {@code same} the number that it shares with the step
     * that is judged (null: none).
     */
    public record Target(
            String activity, List<Is> that, @Nullable Datum same) {}

    /** Whether it judges this step. */
    boolean judges(String activity, StepData data) {
        return activations.contains(activity)
                && (when.isEmpty() || when.stream().anyMatch(all -> all.stream().allMatch(is -> is.holdsFor(data))));
    }
}
