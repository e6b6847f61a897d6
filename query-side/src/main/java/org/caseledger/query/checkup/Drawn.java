package org.caseledger.query.checkup;

import java.time.Instant;
import java.util.UUID;
import org.caseledger.events.Actor;
import org.caseledger.events.oversight.SampleEvent.SampleSeeded;
import org.jspecify.annotations.Nullable;

/**
 * That a sample was asked for, and by whom: every one is told, also those nobody liked; how many of
 * its cases wait for a conclusion, for a second reader or for nothing, and when its minutes were
 * issued.
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
