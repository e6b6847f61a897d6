package org.caseledger.eventlog;

import java.time.Instant;
import java.util.UUID;

/** The contents of an event without its actor and its proof: half as much to read. */
public record BareEvent(
        UUID streamId,
        long position,
        String type,
        int revision,
        String payload,
        Instant recordedAt) {}
