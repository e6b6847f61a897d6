package org.caseledger.eventlog;

import java.time.Instant;
import java.util.UUID;

/** Of an event what it tells, without who recorded it and what proves it: half as much to read. */
public record BareEvent(
        UUID streamId,
        long position,
        String type,
        int revision,
        String payload,
        Instant recordedAt) {}
