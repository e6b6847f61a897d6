package org.caseledger.api.replica;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.caseledger.query.views.ViewPositions;
import org.jspecify.annotations.Nullable;

/**
 * How long ago the primary's views were where the replica's are now: by what was seen of the primary, so that neither
 * an idle ledger nor a clock counts as a lag.
 */
final class ReplicaLag {
    private static final int MOST = 3_600;

    private final Deque<Seen> ahead = new ArrayDeque<>();
    private boolean level;

    /** The primary's views at a moment, which the replica has not reached yet. */
    private record Seen(long nanos, ViewPositions views) {}

    /** Nothing is known of the replica any more. */
    void forget() {
        ahead.clear();
        level = false;
    }

    /** The lag; null until the replica has once reached what was seen of the primary. */
    @Nullable
    Duration note(ViewPositions replica, ViewPositions primary, long nanos) {
        // A dropped entry passes its earlier time on to the new one, so the lag may be overestimated.
        long seenAt = ahead.size() < MOST ? nanos : ahead.removeLast().nanos();
        ahead.addLast(new Seen(seenAt, primary));
        while (!ahead.isEmpty() && replica.reach(ahead.getFirst().views())) {
            ahead.removeFirst();
            level = true;
        }
        if (!level) {
            return null;
        }
        return ahead.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(nanos - ahead.getFirst().nanos());
    }
}
