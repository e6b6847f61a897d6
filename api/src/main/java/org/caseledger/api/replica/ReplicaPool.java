package org.caseledger.api.replica;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Connections to the replica, on which nothing is written. */
final class ReplicaPool implements AutoCloseable {
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
    private static <T> T inTime(Connection connection, Question<T> question) throws SQLException, DataAccessException {
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
