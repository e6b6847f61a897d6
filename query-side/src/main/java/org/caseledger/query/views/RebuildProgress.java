package org.caseledger.query.views;

import org.caseledger.query.views.ViewStatus.Building;
import org.jspecify.annotations.Nullable;

/** How fast new rows are built, by what this node has seen of it. */
final class RebuildProgress {
    private long generation = -1;
    private long beganAt;
    private long beganWith;

    synchronized Building of(Tokens.Token segment, long position, long head) {
        long now = System.nanoTime();
        if (generation != segment.generation()) {
            generation = segment.generation();
            beganAt = now;
            beganWith = position;
        }
        double seconds = (now - beganAt) / 1e9;
        long perSecond = seconds > 0 ? Math.round((position - beganWith) / seconds) : 0;
        @Nullable Long left = perSecond > 0 ? Long.valueOf(Math.max(head - position, 0) / perSecond) : null;
        long percent = head == 0 ? 100 : Math.min(100, 100 * position / head);
        return new Building(segment.version(), position, percent, perSecond, left);
    }
}
