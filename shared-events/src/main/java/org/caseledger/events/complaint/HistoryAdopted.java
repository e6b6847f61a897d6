package org.caseledger.events.complaint;

import java.util.Set;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * The case came from another system; the gaps are what that source does not record, the verdict and
 * the status are the source's own words.
 */
@EventType("HistoryAdopted")
public record HistoryAdopted(
        String source,
        String sourceId,
        Set<SourceGap> gaps,
        @Nullable SourceVerdict verdict,
        @Nullable String status,
        boolean closed,
        Occurred occurred)
        implements Act {}
