package org.caseledger.api.processors;

import org.jspecify.annotations.Nullable;

/**
 * An event that a processor could not handle, or that waits behind one of the same stream; {@code cause} is null in the
 * second case.
 */
public record DeadLetterRow(
        String type,
        String streamId,
        long sequence,
        String enqueuedAt,
        @Nullable String cause) {}
