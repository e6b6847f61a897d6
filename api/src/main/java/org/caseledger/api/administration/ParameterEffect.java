package org.caseledger.api.administration;

import java.util.List;
import org.caseledger.api.office.MovedDeadlines.Moved;
import org.caseledger.procedure.Parameter;
import org.caseledger.text.Labelled;
import org.jspecify.annotations.Nullable;

/**
 * What another value would change. Cases that are there keep what they were received under: {@code
 * times} say what would have become of the cases of a year, {@code touched} how many open cases
 * there are of what is added or taken off.
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
