package org.caseledger.query.views;

import org.jspecify.annotations.Nullable;

/**
 * How far a view has come: all events up to {@code position} of {@code head} are in it; {@code
 * failure} says why it stopped on this node, null while it goes on.
 */
public record ViewStatus(
        String name, int version, long position, long head, @Nullable String failure) {}
