package org.caseledger.query.search;

import java.time.Instant;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * Among which cases is searched, received from (included) until (excluded); null means all. {@code within} is the only
 * unit whose cases the reader may see; {@code sealedToo} whether the words of sealed texts count, which is for those
 * who may open them.
 */
public record SearchFilter(
        @Nullable ComplaintState state,
        @Nullable UnitId unit,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable UnitId within,
        boolean sealedToo) {

    /** Every case, by every word. */
    public static final SearchFilter ALL = new SearchFilter(null, null, null, null, null, true);

    /** Every case, by the words that are not sealed. */
    public static final SearchFilter PLAIN = new SearchFilter(null, null, null, null, null, false);
}
