package org.caseledger.query.deadlines;

import org.jspecify.annotations.Nullable;

/** What the sources of migrated cases say of them, in cases; never mixed with our own count. */
public record SourceVerdicts(@Nullable String key, long inTime, long overdue) {}
