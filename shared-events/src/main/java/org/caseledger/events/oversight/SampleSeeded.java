package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A random sample of signed decisions was requested, before its contents can be known: of those
 * signed from {@code from} until {@code until} (null: no bound), of one {@code kind} (null: of
 * all), from the log at {@code position}; {@code population} is their number, {@code digest}
 * (SHA-256, hex) identifies their positions, and {@code random} contains random bytes of the ledger
 * (hex). The seed is derived from the leaf hash of this event.
 */
@EventType("SampleSeeded")
public record SampleSeeded(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String kind,
        int size,
        long position,
        long population,
        String digest,
        String random)
        implements OversightEvent {}
