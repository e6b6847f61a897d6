package org.caseledger.events.complaint;

import java.time.Instant;
import java.util.Set;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * The case came from another system; the gaps are what that source does not record, the verdict and
 * the status are the source's own words. The state is that of the source where the other events do
 * not lead to it; {@code closedAt} and {@code dueAt} are the source's, too.
 */
@EventType(value = "HistoryAdopted", revision = 2)
public record HistoryAdopted(
        String source,
        String sourceId,
        Set<SourceGap> gaps,
        @Nullable SourceVerdict verdict,
        @Nullable String status,
        boolean closed,
        @Nullable ComplaintState state,
        @Nullable Instant closedAt,
        @Nullable Instant dueAt,
        Occurred occurred)
        implements Act {

    /** Of a source that has no more of how it ended. */
    public HistoryAdopted(
            String source,
            String sourceId,
            Set<SourceGap> gaps,
            @Nullable SourceVerdict verdict,
            @Nullable String status,
            boolean closed,
            Occurred occurred) {
        this(source, sourceId, gaps, verdict, status, closed, null, null, null, occurred);
    }
}
