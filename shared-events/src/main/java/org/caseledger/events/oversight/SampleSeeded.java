package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A random sample of what was signed was asked for, before anybody knows what is in it: of what was
 * signed from {@code from} until {@code until} (null: no bound), of one {@code kind} (null: of
 * all), as the log stood at {@code position}; {@code population} decisions, whose positions {@code
 * digest} names (SHA-256, hex), and {@code random} bytes of the ledger (hex). The seed is made from
 * the leaf hash of this very event.
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
