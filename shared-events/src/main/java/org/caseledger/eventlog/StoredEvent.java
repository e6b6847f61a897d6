package org.caseledger.eventlog;

import java.time.Instant;
import java.util.UUID;

/**
 * An event as stored in the log: {@code position} numbers all events from 1 without a gap, {@code
 * recordedAt} has microseconds and never goes back, {@code leafHash} is {@link Leaf#hash}.
 */
public record StoredEvent(
        long position,
        UUID streamId,
        long sequence,
        String aggregateType,
        String type,
        int revision,
        String payload,
        String metadata,
        UUID eventId,
        Instant recordedAt,
        byte[] leafHash) {

    /** The same event with the leaf hash of what it says. */
    public StoredEvent hashed() {
        return with(payload, Leaf.hash(this));
    }

    StoredEvent with(String otherPayload) {
        return with(otherPayload, leafHash);
    }

    private StoredEvent with(String otherPayload, byte[] hash) {
        return new StoredEvent(
                position,
                streamId,
                sequence,
                aggregateType,
                type,
                revision,
                otherPayload,
                metadata,
                eventId,
                recordedAt,
                hash);
    }
}
