package org.caseledger.query.moments;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** Two moments of a case side by side: which fields differ, and what people had done at only one of them. */
public record CaseComparison(Side a, Side b, List<Change> changes, List<Entry> onlyInA, List<Entry> onlyInB) {
    /** Which moment was compared; {@code version} and {@code position} are of its last event. */
    public record Side(TimeAxis known, Instant asOf, long version, long position) {}

    /**
     * A field that differs, by its path and in words; a sealed field is reported to differ without its text, null
     * stands for nothing.
     */
    public record Change(
            String field,
            @JsonUnwrapped Text text,
            boolean sealed,
            @Nullable Object before,
            @Nullable Object after) implements Labelled {}
}
