package org.caseledger.events.oversight;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The committee put its conclusions on all cases of a sample into minutes, which closes the sample
 * (P9.12); {@code remarks} are what it says about all of them together.
 */
@EventType("MinutesIssued")
public record MinutesIssued(@Nullable String remarks) implements SampleEvent {}
