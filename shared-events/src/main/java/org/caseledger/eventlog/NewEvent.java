package org.caseledger.eventlog;

import java.util.UUID;

/**
 * An event to be appended: {@code sequence} numbers the events of a stream from 0; payload and metadata are JSON text
 * that is kept byte for byte, metadata an object of strings.
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
    /** The next free sequence of the stream, decided under the log's lock. */
    public static final long NEXT = -1;
}
