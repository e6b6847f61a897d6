package org.caseledger.query.accountability;

import org.jspecify.annotations.Nullable;

/** Counts for one key, by kind, and of those withdrawn; the key is null for no unit, or for units as a whole. */
public record AccountabilityCount(
        @Nullable String key, long commendations, long criticisms, long inquiries, long withdrawn) {}
