package org.caseledger.casefile;

import java.util.List;
import org.caseledger.eventlog.StoredEvent;
import org.jspecify.annotations.Nullable;

/**
 * A sealed text in the payload of an event: the event and field that it was sealed as, the digest that proves it, null
 * for one that was sealed before there was a digest, and the whole of it as it is written there.
 */
public record SealedText(String field, @Nullable String digest, String written) {
    /** Those of an event, in their order, as often as they stand there. */
    public static List<SealedText> in(StoredEvent event) {
        return PayloadParts.of(event.type(), event.payload()).sealed();
    }
}
