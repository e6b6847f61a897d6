package org.caseledger.query.views;

import org.jspecify.annotations.Nullable;

/**
 * One segment of a view: all its events up to {@code position} are in the rows, which answer questions when it is
 * {@code live} and are being built otherwise; {@code running} on this node; {@code caughtUp} when this node had applied
 * all that the log contained; {@code failure} is why it stopped on this node, null while it runs.
 */
public record SegmentStatus(
        int segment,
        int segments,
        boolean live,
        long position,
        boolean running,
        boolean caughtUp,
        @Nullable Throwable failure) {}
