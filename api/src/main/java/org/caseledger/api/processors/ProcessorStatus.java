package org.caseledger.api.processors;

import org.jspecify.annotations.Nullable;

/**
 * An event processor on this node; {@code position} is the last event of the log that it has
 * handled, null while another node does its work; {@code deadLetters} are counted for all nodes.
 */
public record ProcessorStatus(
        String name, boolean running, boolean failed, @Nullable Long position, long deadLetters) {}
