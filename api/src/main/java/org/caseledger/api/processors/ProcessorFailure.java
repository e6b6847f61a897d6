package org.caseledger.api.processors;

import java.time.Instant;

/**
 * The event at which a processor of this node fails: its position, since when it is tried again, and with what it
 * failed last.
 */
public record ProcessorFailure(long position, Instant since, String error) {}
