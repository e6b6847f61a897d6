package org.caseledger.api.administration;

import java.util.List;
import org.caseledger.api.office.MovedDeadlines.Moved;
import org.caseledger.procedure.Parameter;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * The effect of another value. Existing cases keep the values they were received under: {@code times} show the outcome
 * for the cases of a year, {@code touched} counts the open cases affected by what is added or removed.
 */
public record ParameterEffect(
        int version,
        Parameter parameter,
        String value,
        boolean longerThanFile,
        @Nullable Moved times,
        List<Touched> touched) {
    /** A value that is added or taken off, and how many open cases are of it now. */
    public record Touched(Labelled of, boolean added, long openCases) {}
}
