package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.caseledger.text.Text;

/**
 * Tells a replica of the primary from a server whose log is another: of another database, promoted by itself, or
 * following one that was.
 */
public final class ReplicaGuard {
    private long endBefore;

    /** Why the first server is no replica of the second; empty when it is one. */
    public synchronized Optional<Text> objection(Connection replica, Connection primary) throws SQLException {
        // The replica first: what it has by then, the primary has had before.
        var there = PrimarySighting.of(replica, null);
        var here = PrimarySighting.of(primary, there.end());
        long before = endBefore;
        endBefore = there.end().position();
        if (there.system() != here.system()) {
            return Optional.of(Text.format(
                    "这是另一个数据库系统（%d，主库为 %d）",
                    "it is of another database system (%d, the primary's is %d)", there.system(), here.system()));
        }
        if (there.timeline() > 0) {
            return Optional.of(Text.format(
                    "它不是备库，已被提升（时间线 %d）", "it is no standby: it was promoted (timeline %d)", there.timeline()));
        }
        long timeline = PrimarySighting.timelineOfStandby(replica);
        if (timeline > here.timeline()) {
            return Optional.of(Text.format(
                    "它跟随的是另一个主库（时间线 %d，主库为 %d）",
                    "it follows another primary (timeline %d, the primary's is %d)", timeline, here.timeline()));
        }
        return objection(there.end().position(), before, here);
    }

    // A commit that waits for its standbys is seen on them a moment before it is on the primary.
    private static Optional<Text> objection(long end, long endBefore, PrimarySighting here) {
        long head = here.end().position();
        if (endBefore > head) {
            return Optional.of(Text.format(
                    "它有主库没有的事件（至第 %d 号，主库至第 %d 号）",
                    "it has events that the primary has not (up to %d, the primary up to %d)", endBefore, head));
        }
        return end > head || here.hasKnown()
                ? Optional.empty()
                : Optional.of(Text.format("它的第 %d 号事件与主库的不同", "its event at position %d is not the primary's", end));
    }
}
