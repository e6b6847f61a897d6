package org.caseledger.eventlog;

import java.util.UUID;

/** Events without meaning, for tests of the log. */
final class Events {
    static final String METADATA = "{\"actor\":\"wang\",\"unit\":\"西陂\"}";

    private Events() {}

    static NewEvent event(UUID stream, long sequence) {
        return event(stream, sequence, "{\"n\":%d}".formatted(sequence));
    }

    static NewEvent event(UUID stream, long sequence, String payload) {
        return event(UUID.randomUUID(), stream, sequence, payload, METADATA);
    }

    static NewEvent event(UUID id, UUID stream, long sequence, String payload, String metadata) {
        return new NewEvent(id, "Thing", stream, sequence, "thing-done", 1, payload, metadata);
    }
}
