package org.caseledger.query.deadlines;

import org.jspecify.annotations.Nullable;

/** The verdicts of the sources on migrated cases, in cases; never mixed with our own count. */
public record SourceVerdicts(@Nullable String key, long inTime, long overdue) {}
