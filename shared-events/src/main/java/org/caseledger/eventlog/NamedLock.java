package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs actions of the same name one after the other, on all nodes. The lock is a database lock on
 * its own connection, so it is released when a node dies. Threads of one node wait without a
 * connection, because the action itself needs one.
 */
final class NamedLock {

    private final DataSource dataSource;
    private final Map<String, ReentrantLock> ofNode = new ConcurrentHashMap<>();

    NamedLock(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    <T> T take(String name, Supplier<T> deed) {
        var ofName = ofNode.computeIfAbsent(name, n -> new ReentrantLock());
        ofName.lock();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, name);
                return deed.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw Failures.translated(e);
        } finally {
            ofName.unlock();
        }
    }

    private static void lock(Connection connection, String name) throws SQLException {
        var sql = "SELECT pg_advisory_xact_lock(hashtextextended(?, 0))";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, "in turn " + name);
            statement.execute();
        }
    }
}
