package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A random sample was requested, before its contents can be known: of the cases of these {@code
 * strata} that ended or came to need approvals from {@code from} until {@code until} (null: no
 * bound), from the log at {@code position}. {@code population} is their number, {@code digest}
 * (SHA-256, hex) identifies the positions of their receipts, and {@code random} contains random
 * bytes of the ledger (hex). The seed is derived from the leaf hash of this event.
 *
 * <p>Without strata it is a sample of signed decisions, named by their positions, of one {@code
 * kind} (null: of all but reviews of opinions): samples were of decisions until cases were drawn.
 */
@EventType(value = "SampleSeeded", revision = 2)
public record SampleSeeded(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String kind,
        @Nullable SampleStrata strata,
        int size,
        long position,
        long population,
        String digest,
        String random)
        implements SampleEvent {}
