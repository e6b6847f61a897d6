package org.caseledger.bench.visible;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.HdrHistogram.Histogram;
import org.caseledger.bench.SelfCheckFailed;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Hears what the board's view announces with each commit, and knows since when it was durable. */
final class BoardWatch implements AutoCloseable {

    private static final int LISTEN_MILLIS = 100;
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);

    private final Connection connection;
    private final ConcurrentSkipListMap<Long, Long> waiting = new ConcurrentSkipListMap<>();
    private final Histogram latencies = new Histogram(LONGEST, 3);
    private long reached;
    private long reachedAt;

    BoardWatch(DataSource dataSource) throws SQLException {
        connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("LISTEN caseledger_views");
        }
    }

    /** An event is durable since then. */
    void durable(long position, long nanoTime) {
        waiting.put(position, nanoTime);
    }

    void watch(Duration duration) throws SQLException {
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            listen();
        }
    }

    void watchUntilAllSeen(Duration atMost) throws SQLException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!waiting.isEmpty()) {
            SelfCheckFailed.unless(
                    System.nanoTime() < end, "%d commands were never seen", waiting.size());
            listen();
        }
    }

    private void listen() throws SQLException {
        PGNotification[] heard =
                connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        long now = System.nanoTime();
        for (int i = 0; heard != null && i < heard.length; i++) {
            String[] words = heard[i].getParameter().split(" ");
            if (words[0].equals("board")) {
                reached = Math.max(reached, Long.parseLong(words[1]));
                reachedAt = now;
            }
        }
        seen();
    }

    // The board may have an event before the one who sent it has heard that it is durable.
    private void seen() {
        for (var first = waiting.firstEntry();
                first != null && first.getKey() <= reached;
                first = waiting.firstEntry()) {
            latencies.recordValue(Math.max(0, reachedAt - first.getValue()));
            waiting.remove(first.getKey());
        }
    }

    Histogram latencies() {
        return latencies;
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("UNLISTEN *");
        }
        connection.close();
    }
}
