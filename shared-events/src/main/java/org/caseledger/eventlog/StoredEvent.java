package org.caseledger.eventlog;

import java.time.Instant;
import java.util.UUID;
import lombok.With;

/**
 * An event as stored in the log: {@code position} numbers all events from 1 without a gap, {@code recordedAt} has
 * microseconds and goes back only where a clock was set back, {@code leafHash} is {@link Leaf#hash}.
 */
public record StoredEvent(
        long position,
        UUID streamId,
        long sequence,
        String aggregateType,
        String type,
        int revision,
        Utf8 payloadUtf8,
        Utf8 metadataUtf8,
        UUID eventId,
        Instant recordedAt,
        @With byte[] leafHash) {
    public String payload() {
        return payloadUtf8.toString();
    }

    public String metadata() {
        return metadataUtf8.toString();
    }

    /** The same event with the leaf hash of what it says. */
    public StoredEvent hashed() {
        return withLeafHash(Leaf.hash(this));
    }
}
