package org.caseledger.eventlog;

import java.util.UUID;

/** An event with this identity is already in the log; nothing was appended. */
public final class AlreadyRecorded extends RuntimeException {

    private final UUID eventId;

    AlreadyRecorded(UUID eventId) {
        super("事件 %s 已在账本中 / event %s is already recorded".formatted(eventId, eventId));
        this.eventId = eventId;
    }

    /** The event that is already in the log. */
    public UUID eventId() {
        return eventId;
    }
}
