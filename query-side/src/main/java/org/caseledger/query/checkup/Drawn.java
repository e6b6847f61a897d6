package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.jspecify.annotations.Nullable;

/**
 * A requested sample, and by whom: every request is listed, so that none can be discarded unseen; how many of its cases
 * wait for a conclusion, for a second reader or for nothing, and when its minutes were issued.
 */
public record Drawn(
        UUID id,
        long position,
        Instant recordedAt,
        Actor drawnBy,
        SampleSeeded asked,
        long toConclude,
        long toConfirm,
        long confirmed,
        @Nullable Instant minutesAt) {}
