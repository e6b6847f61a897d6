package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import lombok.extern.slf4j.Slf4j;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Wakes readers on this and all other nodes when the log has grown, and those waiting for the views when a view has
 * advanced. A notification can be lost, as when a node dies after its commit, so it also looks about once a second
 * whether the log has grown: readers need not poll.
 *
 * <p>It is the one who tells in the program's log that the database is away, and that it is back.
 *
 * <p>It keeps one connection of the data source and borrows another for each notification.
 */
@Slf4j
public final class LogSignal implements AutoCloseable {
    private static final String LOG_CHANNEL = "caseledger_log";
    private static final String VIEWS_CHANNEL = "caseledger_views";
    private static final long COALESCE_MILLIS = 20;
    private static final String HEAD = "SELECT position, clock_timestamp() FROM ledger.head";
    private static final int LISTEN_MILLIS = 1_000;
    private static final int ANSWER_MILLIS = 5_000;

    private final DataSource dataSource;
    private final ClockSkew clocks;
    private final List<Runnable> readers = new CopyOnWriteArrayList<>();
    private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
    private final Semaphore announced = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listener = new Thread(this::listen, "log-signal-listener");
    private final Thread notifier = new Thread(this::notifyOthers, "log-signal-notifier");
    private volatile @Nullable SQLException away;

    public LogSignal(DataSource dataSource) {
        this(dataSource, new ClockSkew(Clock.systemUTC()));
    }

    /** With each look at the log it also compares the clocks. */
    public LogSignal(DataSource dataSource, ClockSkew clocks) {
        this.dataSource = dataSource;
        this.clocks = clocks;
        listener.setDaemon(true);
        notifier.setDaemon(true);
        listener.start();
        notifier.start();
    }

    /** Announces that the log has grown; to be called after the commit. It never waits for the database. */
    public void announce() {
        wake(readers);
        announced.release();
    }

    /** Runs {@code wake} whenever the log may have grown; it must return at once. */
    public Subscription subscribe(Runnable wake) {
        readers.add(wake);
        return () -> readers.remove(wake);
    }

    /** Runs {@code wake} whenever a view may have advanced on any node; it must return at once. */
    public Subscription subscribeToViews(Runnable wake) {
        watchers.add(wake);
        return () -> watchers.remove(wake);
    }

    /** Why the database cannot be reached; empty while it can. */
    public Optional<SQLException> away() {
        return Optional.ofNullable(away);
    }

    /** A registration that lasts until it is closed. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        closed.countDown();
        listener.interrupt();
        notifier.interrupt();
        wakeListener();
        try {
            // So that the data source is no longer in use when its owner closes it.
            listener.join(2 * LISTEN_MILLIS);
            notifier.join(2 * LISTEN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // Its wait cannot be interrupted. To cut the connection would end it too, but the pool then
    // reports a broken connection with its stack trace, at the end of every run.
    private void wakeListener() {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "NOTIFY %s".formatted(LOG_CHANNEL));
        } catch (SQLException e) {
            LOG.debug("The listener was not woken; it ends by itself", e);
        }
    }

    private static void wake(List<Runnable> subscribers) {
        for (Runnable subscriber : subscribers) {
            try {
                subscriber.run();
            } catch (RuntimeException e) {
                LOG.warn("A reader of the log failed when it was woken", e);
            }
        }
    }

    // Separate from the append: NOTIFY takes a server-wide lock at commit, which would serialize
    // all appends.
    private void notifyOthers() {
        try {
            do {
                announced.acquire();
                announced.drainPermits();
                try (Connection connection = dataSource.getConnection()) {
                    execute(connection, "NOTIFY %s".formatted(LOG_CHANNEL));
                } catch (SQLException e) {
                    LOG.debug("Other nodes were not woken; they will look by themselves", e);
                }
            } while (!closed.await(COALESCE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try {
            do {
                try (Connection connection = dataSource.getConnection()) {
                    listenOn(connection);
                } catch (SQLException e) {
                    if (isOpen()) {
                        tellAway(e);
                    }
                }
            } while (!closed.await(1, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellAway(SQLException failure) {
        boolean before = away != null;
        away = failure;
        if (!before) {
            LOG.warn(
                    "数据库连不上，恢复后自动继续 / the database cannot be reached, the ledger goes on" + " when it is back: {}",
                    failure.getMessage());
        }
    }

    private void tellBack() {
        if (away != null) {
            away = null;
            LOG.info("数据库已恢复 / the database is back");
        }
    }

    private void listenOn(Connection connection) throws SQLException {
        try {
            execute(connection, "LISTEN %s".formatted(VIEWS_CHANNEL));
            execute(connection, "LISTEN %s".formatted(LOG_CHANNEL));
            tellBack();
            // Covers everything that was announced before the connection was established.
            wake(readers);
            wake(watchers);
            awaitNotifications(connection);
            // The pool hands the connection to the next caller.
            execute(connection, "UNLISTEN *");
        } catch (SQLException | RuntimeException e) {
            connection.abort(Runnable::run);
            throw e;
        }
    }

    // A connection that died silently looks like an idle one: reading the head reveals it.
    private void awaitNotifications(Connection connection) throws SQLException {
        PGConnection postgres = connection.unwrap(PGConnection.class);
        // Past the pool, which would report a broken connection when it resets what it knows of.
        var physical = (Connection) postgres;
        physical.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
        try (var asking = connection.prepareStatement(HEAD)) {
            long head = head(asking);
            long looked = System.nanoTime();
            while (isOpen()) {
                PGNotification[] notifications = postgres.getNotifications(LISTEN_MILLIS);
                if (notifications != null) {
                    wake(notifications);
                }
                if (System.nanoTime() - looked >= TimeUnit.MILLISECONDS.toNanos(LISTEN_MILLIS)) {
                    looked = System.nanoTime();
                    long now = head(asking);
                    if (now != head) {
                        head = now;
                        wake(readers);
                    }
                }
            }
        }
        physical.setNetworkTimeout(Runnable::run, 0);
    }

    private long head(PreparedStatement asking) throws SQLException {
        var asked = clocks.now();
        try (ResultSet row = asking.executeQuery()) {
            row.next();
            var told = row.getObject(2, OffsetDateTime.class).toInstant();
            clocks.compare(asked, told, clocks.now());
            return row.getLong(1);
        }
    }

    private void wake(PGNotification[] notifications) {
        var channels = Arrays.stream(notifications).map(PGNotification::getName).toList();
        if (channels.contains(LOG_CHANNEL)) {
            wake(readers);
        }
        if (channels.contains(VIEWS_CHANNEL)) {
            wake(watchers);
        }
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
