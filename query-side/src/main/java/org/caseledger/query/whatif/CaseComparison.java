package org.caseledger.query.whatif;

import java.time.Instant;
import java.util.List;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.jspecify.annotations.Nullable;

/**
 * A case and its clocks on both sides; {@code procedure} is the one it is handled by, {@code source} names where a
 * migrated case came from.
 */
public record CaseComparison(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        Channel channel,
        Instant receivedAt,
        @Nullable String source,
        String procedure,
        List<ClockComparison> clocks) {
    /** Whether any of its clocks differs. */
    public boolean differs() {
        return clocks.stream().anyMatch(ClockComparison::differs);
    }

    /** The same case with only those of its clocks that are looked for. */
    CaseComparison only(CaseFilter filter) {
        return new CaseComparison(
                caseId,
                number,
                kind,
                channel,
                receivedAt,
                source,
                procedure,
                clocks.stream()
                        .filter(c -> filter.fits(CachedClock.of(c, channel)))
                        .toList());
    }
}
