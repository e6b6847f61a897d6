package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicReference;
import lombok.extern.slf4j.Slf4j;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Keeps this node off a primary that was replaced and off one that lacks what the node has seen. It compares every new
 * connection with the system identifier, the timeline and the end of the log seen so far; a promotion ends the
 * connections to the primary before, also those that wait for its answer.
 *
 * <p>It remembers while the process lives. What was signed is remembered in a file next to the log key.
 */
@Slf4j
public final class PrimaryGuard {
    /** No primary was seen yet. */
    static final long NONE = 0;

    private final Map<PGConnection, Long> timelines = Collections.synchronizedMap(new WeakHashMap<>());
    private volatile @Nullable PrimarySighting known;
    private final AtomicReference<@Nullable LogEnd> end = new AtomicReference<>();
    private volatile @Nullable Text refusal;
    private volatile Runnable eviction = () -> {};

    /** {@code evict} has the pool drop its connections; those in use are ended here. */
    public void onPromotion(Runnable evict) {
        eviction = evict;
    }

    /** Why the last new connection was not taken; empty when it was. */
    public Optional<Text> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** That this node has recorded the log up to here, or answered what it read of it. */
    void seen(LogEnd now) {
        end.updateAndGet(before -> before == null || before.position() < now.position() ? now : before);
    }

    /** That of the last primary seen, or {@link #NONE}. */
    long timeline() {
        PrimarySighting now = known;
        return now == null ? NONE : now.timeline();
    }

    /** Throws if the primary of this connection was replaced: what it answered counts nothing. */
    void requireCurrent(Connection connection) throws SQLException {
        PrimarySighting now = known;
        Long its = timelines.get(connection.unwrap(PGConnection.class));
        if (now != null && its != null && its != now.timeline()) {
            throw new SQLTransientConnectionException(
                    "the primary of this connection was replaced: timeline %d, now %d".formatted(its, now.timeline()));
        }
    }

    PrimarySighting look(Connection opened) throws SQLException {
        return PrimarySighting.of(opened, end.get());
    }

    /** Takes a new connection, or throws: nothing is written on it and nothing read. */
    synchronized void admit(Connection opened, PrimarySighting sighting) throws SQLException {
        PrimarySighting before = known;
        Text why = before == null ? sighting.standby() : sighting.objection(before);
        boolean promoted = before != null && sighting.isLaterThan(before);
        if (promoted || why == null) {
            // Also of one that is refused: the primary before it is written to no more.
            known = sighting;
        }
        if (promoted) {
            LOG.warn(
                    "数据库主库已切换 / another primary was promoted: timeline {} -> {}",
                    before.timeline(),
                    sighting.timeline());
            eviction.run();
            endEarlierThan(sighting.timeline());
        }
        report(why);
        if (why != null) {
            throw new SQLTransientConnectionException(why.en());
        }
        timelines.put(opened.unwrap(PGConnection.class), sighting.timeline());
        seen(sighting.end());
    }

    // Aborts connections to a replaced primary: a suspended machine would keep its clients waiting.
    private void endEarlierThan(long timeline) throws SQLException {
        var replaced = new ArrayList<Connection>();
        synchronized (timelines) {
            timelines.forEach((connection, its) -> {
                if (its < timeline) {
                    replaced.add((Connection) connection);
                }
            });
        }
        for (Connection connection : replaced) {
            connection.abort(Runnable::run);
        }
    }

    private void report(@Nullable Text why) {
        if (why != null && !why.equals(refusal)) {
            LOG.error("拒绝连接数据库 / the database is refused: {}", why);
        } else if (why == null && refusal != null) {
            LOG.info("数据库连接恢复 / the database is taken again");
        }
        refusal = why;
    }
}
