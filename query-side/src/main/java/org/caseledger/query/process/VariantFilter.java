package org.caseledger.query.process;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which ways are asked about (null asks for all): this very path, one in which {@code target} follows {@code source} at
 * once, one with a deviation or without any, of cases that have ended.
 */
public record VariantFilter(
        @Nullable List<String> path,
        @Nullable String source,
        @Nullable String target,
        @Nullable Deviation deviation,
        @Nullable Boolean conforming,
        @Nullable Boolean ended) {
    /** Every way. */
    public static final VariantFilter ALL = new VariantFilter(null, null, null, null, null, null);
}
