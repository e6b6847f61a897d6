package org.caseledger.bench.visible;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import lombok.Getter;
import org.HdrHistogram.Histogram;
import org.caseledger.bench.CheckFailed;
import org.postgresql.PGConnection;

/** Receives each notification of the board's view, checks its position, and knows since when each event was durable. */
final class BoardWatch implements AutoCloseable {
    private static final int LISTEN_MILLIS = 100;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Connection connection;
    private final ConcurrentSkipListMap<Long, Long> waiting = new ConcurrentSkipListMap<>();

    @Getter
    private final Histogram latencies = new Histogram(LONGEST, 3);

    private final LongSupplier position;

    /** {@code position} returns the position of the board on the node that maintains it. */
    BoardWatch(DataSource dataSource, LongSupplier position) throws SQLException {
        this.connection = dataSource.getConnection();
        this.position = position;
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN caseledger_views");
        }
    }

    /** Records since when an event is durable. */
    void durable(long position, long nanoTime) {
        waiting.put(position, nanoTime);
    }

    void watch(Duration duration) throws SQLException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            listen();
        }
    }

    /** Discards the observations so far. */
    void forget() {
        latencies.reset();
    }

    void watchUntilAllSeen(Duration atMost) throws SQLException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!waiting.isEmpty()) {
            CheckFailed.unless(System.nanoTime() < end, "%d commands were never seen", waiting.size());
            listen();
        }
    }

    /** A notification is about all views that have moved; the board's position tells how far. */
    private void listen() throws SQLException {
        connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        seen(position.getAsLong(), System.nanoTime());
    }

    // The board may have an event before its sender has received the answer that it is durable.
    private void seen(long reached, long now) {
        for (var first = waiting.firstEntry();
                first != null && first.getKey() <= reached;
                first = waiting.firstEntry()) {
            latencies.recordValue(Math.max(0, now - first.getValue()));
            waiting.remove(first.getKey());
        }
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UNLISTEN *");
        }
        connection.close();
    }
}
