package org.caseledger.api.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.caseledger.eventlog.ReplicaGuard;
import org.caseledger.query.views.ViewPositions;
import org.caseledger.query.views.ViewSchema;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A standby of the primary that answers what only shows. It is compared with the primary each second, and asked before
 * each read whether it has what that has to see; whenever it is away, is another ledger's, or is too far behind, the
 * primary answers.
 */
public class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);
    private static final Text AWAY = new Text("备库没有应答", "it does not answer");
    private static final Text OTHER_TABLES =
            new Text("其视图的表与主库的版本不同", "the tables of its views are of another version");
    private static final Text CATCHING_UP = new Text("尚未赶上主库", "it has not caught up with the primary yet");

    private final ReplicaPool pool;
    private final DataSource primary;
    private final Collection<String> views;
    private final Duration longestLag;
    private final DataSource reads = new Reads();
    private final ReplicaGuard guard = new ReplicaGuard();
    private final ReplicaLag lag = new ReplicaLag();
    private volatile ReplicaState state = ReplicaState.NOT_COMPARED;

    /** {@code views} are those that have to have come far enough. */
    public Replica(ReplicaSettings settings, DataSource primary, Collection<String> views) {
        this.pool = new ReplicaPool(settings);
        this.primary = primary;
        this.views = views;
        this.longestLag = settings.longestLag();
    }

    public ReplicaState state() {
        return state;
    }

    /** Where the next connection of this thread is from. */
    public DataSource source() {
        // A transaction of the primary may have rows of its own.
        return state.isUsed()
                        && Reading.underWay().isPresent()
                        && !TransactionSynchronizationManager.hasResource(primary)
                ? reads
                : primary;
    }

    /** The replica, for a reading that it has enough for, else the primary. */
    private final class Reads extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            var connection = Reading.underWay().flatMap(Replica.this::connection);
            return connection.isPresent() ? connection.get() : primary.getConnection();
        }

        @Override
        public Connection getConnection(String username, String password) throws SQLException {
            return getConnection();
        }
    }

    private Optional<Connection> connection(Reading reading) {
        var needed = reading.asThePrimary() ? of(primary, false) : null;
        try {
            return pool.connection(there -> {
                var views = of(there, true);
                return views.reach(reading.position()) && (needed == null || views.reach(needed));
            });
        } catch (SQLException | DataAccessException e) {
            LOG.debug("The replica was not asked", e);
            return Optional.empty();
        }
    }

    private ViewPositions of(DataSource server, boolean asStandby) {
        return ViewPositions.of(views, server, asStandby);
    }

    /** Compares it with the primary once more, as each second. */
    @Scheduled(fixedDelay = 1_000)
    public synchronized void look() {
        try (Connection here = primary.getConnection()) {
            change(compared(here));
        } catch (SQLException | DataAccessException e) {
            LOG.debug("The replica is compared when the primary is back", e);
        }
    }

    private ReplicaState compared(Connection here) throws SQLException {
        try {
            return pool.ask(there -> compared(there, here));
        } catch (SQLException | DataAccessException e) {
            if (!here.isValid(1)) {
                throw e;
            }
            LOG.debug("The replica does not answer", e);
            return notRead(AWAY);
        }
    }

    private ReplicaState compared(Connection there, Connection here) throws SQLException {
        var objection = guard.objection(there, here);
        if (objection.isPresent()) {
            return notRead(objection.get());
        }
        var standby = new SingleConnectionDataSource(there, true);
        var leading = new SingleConnectionDataSource(here, true);
        if (ViewSchema.changes(standby) != ViewSchema.changes(leading)) {
            return notRead(OTHER_TABLES);
        }
        var reached = of(standby, true);
        var ahead = of(leading, false);
        Duration behindFor = lag.note(reached, ahead, System.nanoTime());
        return new ReplicaState(
                tooFarBehind(behindFor), reached.behind(ahead), behindFor == null ? Duration.ZERO : behindFor);
    }

    private @Nullable Text tooFarBehind(@Nullable Duration behindFor) {
        if (behindFor == null) {
            return CATCHING_UP;
        }
        return behindFor.compareTo(longestLag) <= 0
                ? null
                : Text.format("落后主库超过 %d 秒", "it is more than %d seconds behind the primary", longestLag.toSeconds());
    }

    private ReplicaState notRead(Text why) {
        lag.forget();
        return ReplicaState.bypassed(why);
    }

    private void change(ReplicaState now) {
        boolean first = state == ReplicaState.NOT_COMPARED;
        boolean changed = first || state.isUsed() != now.isUsed();
        state = now;
        if (changed && now.isUsed()) {
            LOG.info("查询使用备库 / lists are read from the replica");
        } else if (changed) {
            pool.evict();
            LOG.warn("查询改用主库 / the replica is bypassed: {}", now.bypassed());
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    /** Connections to the replica, on which nothing is written. */
    static final class ReplicaPool implements AutoCloseable {
        // Whoever finds no connection in time, or no answer on it, reads from the primary.
        private static final int CONNECTION_MILLIS = 1_000;
        private static final int ANSWER_MILLIS = 1_000;
        private static final int VALIDATION_MILLIS = 500;

        private final HikariDataSource pool;

        /** What is asked over a connection. */
        @FunctionalInterface
        interface Question<T> {
            T of(Connection replica) throws SQLException;
        }

        ReplicaPool(ReplicaSettings settings) {
            var config = new HikariConfig();
            config.setPoolName("replica");
            config.setJdbcUrl(settings.url());
            if (!settings.username().isEmpty()) {
                config.setUsername(settings.username());
            }
            if (!settings.password().isEmpty()) {
                config.setPassword(settings.password());
            }
            settings.driver().forEach(config::addDataSourceProperty);
            config.setMaximumPoolSize(settings.poolSize());
            config.setMinimumIdle(1);
            config.setReadOnly(true);
            config.setConnectionTimeout(CONNECTION_MILLIS);
            config.setValidationTimeout(VALIDATION_MILLIS);
            config.setInitializationFailTimeout(-1); // the ledger starts without it
            this.pool = new HikariDataSource(config);
        }

        /** The answer, which comes in time or is an error. */
        <T> T ask(Question<T> question) throws SQLException {
            try (Connection connection = pool.getConnection()) {
                return inTime(connection, question);
            }
        }

        /** A connection that fulfils a condition; empty when it does not. */
        Optional<Connection> connection(Predicate<DataSource> condition) throws SQLException {
            Connection connection = pool.getConnection();
            boolean taken = false;
            try {
                taken = inTime(connection, there -> condition.test(new SingleConnectionDataSource(there, true)));
                return taken ? Optional.of(connection) : Optional.empty();
            } finally {
                if (!taken) {
                    connection.close();
                }
            }
        }

        // The pool gives it its usual limit again when it comes back; a reading takes its time.
        private static <T> T inTime(Connection connection, Question<T> question)
                throws SQLException, DataAccessException {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, ANSWER_MILLIS);
            T answer = question.of(connection);
            connection.setNetworkTimeout(Runnable::run, usual);
            return answer;
        }

        /** Ends its connections: those in use when they come back. */
        void evict() {
            pool.getHikariPoolMXBean().softEvictConnections();
        }

        @Override
        public void close() {
            pool.close();
        }
    }

    /**
     * Whether the replica is read, and why not; by how many events and for how long its views are behind those of the
     * primary, as they were last compared.
     */
    public record ReplicaState(@Nullable Text bypassed, long behind, Duration lag) {
        static final ReplicaState NOT_COMPARED =
                bypassed(new Text("尚未与主库比对", "it was not compared with the primary yet"));

        static ReplicaState bypassed(Text why) {
            return new ReplicaState(why, 0, Duration.ZERO);
        }

        boolean isUsed() {
            return bypassed == null;
        }

        /** Why it is not read; empty when it is. */
        public Optional<Text> why() {
            return Optional.ofNullable(bypassed);
        }
    }

    /**
     * How long ago the primary's views were where the replica's are now: by what was seen of the primary, so that
     * neither an idle ledger nor a clock counts as a lag.
     */
    static final class ReplicaLag {
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
}
