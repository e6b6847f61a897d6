package org.caseledger.api.processors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event processor on this node; {@code running} and {@code failed} say its state once more. {@code since} and
 * {@code error} are those of the failure, where it is known; {@code position} is the last event of the log that it has
 * handled, null while another node does its work; {@code deadLetters} are counted for all nodes.
 */
public record ProcessorStatus(
        String name,
        ProcessorState state,
        boolean running,
        boolean failed,
        @Nullable Instant since,
        @Nullable String error,
        @Nullable Long position,
        long deadLetters) {}
