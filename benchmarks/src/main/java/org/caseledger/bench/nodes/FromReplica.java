package org.caseledger.bench.nodes;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.caseledger.api.replica.Replica;
import org.caseledger.api.replica.ReplicaSettings;
import org.caseledger.bench.CheckFailed;
import org.caseledger.bench.server.Standby;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections as the program takes them when a replica is set: each is asked before its use whether it has come far
 * enough, and the primary answers where it has not.
 */
final class FromReplica extends AbstractDataSource implements AutoCloseable {
    private static final int CONNECTIONS = 10;
    private static final Duration LONGEST_LAG = Duration.ofSeconds(5);
    private static final int MOST_LOOKS = 10_000;

    private final Replica replica;
    private final String url;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final LongAdder all = new LongAdder();
    private final LongAdder answered = new LongAdder();

    /** The standby has all that the primary's {@code views} show by now. */
    FromReplica(Standby standby, DataSource primary, Collection<String> views) throws IOException {
        this.url = standby.url();
        this.replica = new Replica(
                new ReplicaSettings(url, standby.username(), standby.password(), CONNECTIONS, LONGEST_LAG, Map.of()),
                primary,
                views);
        int looked = 0;
        do {
            replica.look();
            CheckFailed.unless(looked++ < MOST_LOOKS, "the replica is not used: %s", replica.state());
        } while (replica.state().why().isPresent());
        looks.scheduleWithFixedDelay(replica::look, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = replica.source().getConnection();
        all.increment();
        if (connection.getMetaData().getURL().equals(url)) {
            answered.increment();
        }
        return connection;
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        return getConnection();
    }

    /** The share of connections that were the replica's. */
    double share() {
        return (double) answered.sum() / Math.max(1, all.sum());
    }

    @Override
    public void close() {
        looks.shutdownNow();
        replica.close();
    }
}
