package org.caseledger.api.administration;

import java.util.List;
import org.caseledger.procedure.Parameter;
import org.caseledger.query.whatif.CaseComparison;
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
        @Nullable Times times,
        List<Touched> touched) {

    /**
     * Due times that move, of how many deadlines; of those that run now, {@code cases} are the
     * first. {@code complete} is false where counting takes longer than anybody waits.
     */
    public record Times(
            boolean complete,
            long deadlines,
            long earlier,
            long later,
            long changed,
            long running,
            List<CaseComparison> cases) {}

    /** A value that is added or taken off, and how many open cases are of it now. */
    public record Touched(Labelled of, boolean added, long openCases) {}
}
