package org.caseledger.api.replica;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
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
}
