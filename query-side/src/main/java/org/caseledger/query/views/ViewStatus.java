package org.caseledger.query.views;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How far a view has come: all events up to {@code position} of {@code head} are in the rows that answer, which
 * {@code version} of the view has written, null before the first are there; {@code building} is given while others are
 * built alongside them; {@code audit} is what the last audit on this node found, and {@code compared} its last
 * comparison of all rows; {@code failure} says why the view stopped on this node, null while it goes on; {@code paused}
 * when it was paused on this node, otherwise left out of its JSON.
 */
public record ViewStatus(
        String name,
        @Nullable Integer version,
        long position,
        long head,
        @Nullable Building building,
        @Nullable ViewAudit audit,
        @Nullable ViewComparison compared,
        @Nullable String failure,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean paused) {
    /** How far the new rows are, in events, how fast they come on this node and how long they take. */
    public record Building(
            int version,
            long position,
            long percent,
            long eventsPerSecond,
            @Nullable Long secondsLeft) {}
}
