package org.caseledger.query.search;

import java.time.Instant;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.caseledger.query.Where;
import org.jspecify.annotations.Nullable;

/**
 * Among which cases is searched, received from (included) until (excluded); null means all. {@code within} is the only
 * unit whose cases the reader may see; {@code sealedToo} whether the words of sealed texts count, which is for those
 * who may open them.
 */
public record SearchFilter(
        @Where("state = :state") @Nullable ComplaintState state,
        @Where("unit = :unit") @Nullable UnitId unit,
        @Where("received_at >= :from") @Nullable Instant from,
        @Where("received_at < :until") @Nullable Instant until,
        @Nullable UnitId within,
        boolean sealedToo) {
    /** Every case, by every word. */
    public static final SearchFilter ALL = new SearchFilter(null, null, null, null, null, true);

    /** Every case, by the words that are not sealed. */
    public static final SearchFilter PLAIN = new SearchFilter(null, null, null, null, null, false);
}
