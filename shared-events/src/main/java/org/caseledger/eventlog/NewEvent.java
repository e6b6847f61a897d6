package org.caseledger.eventlog;

import java.util.UUID;

/**
 * An event to be appended: {@code sequence} counts a stream's events from 0, payload and metadata
 * are JSON text kept byte for byte, metadata an object of strings.
 */
public record NewEvent(
        UUID eventId,
        String aggregateType,
        UUID streamId,
        long sequence,
        String type,
        int revision,
        String payload,
        String metadata) {

    /** A sequence that means: the next free one of the stream, decided under the log's lock. */
    public static final long NEXT = -1;
}
