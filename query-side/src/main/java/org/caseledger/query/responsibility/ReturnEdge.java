package org.caseledger.query.responsibility;

import java.util.List;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * How often a unit returned cases that then went to another, of these how many came back to a unit that had had them
 * before ({@code pingPong}), and the reasons, the most frequent first; {@code to} is null for cases that are not
 * assigned again yet.
 */
public record ReturnEdge(UnitId from, @Nullable UnitId to, long times, long pingPong, List<Reason> reasons) {
    /** A reason as it was written, null of secret cases (P7.20), what finds its returns, and how often it was given. */
    public record Reason(@Nullable String reason, String key, long times) {}
}
