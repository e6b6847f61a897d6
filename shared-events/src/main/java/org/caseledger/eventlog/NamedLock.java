package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import lombok.extern.slf4j.Slf4j;

/**
 * Runs actions of the same name one after the other, on all nodes. The lock is a database lock on its own connection,
 * so it is released when a node dies. Threads of one node wait without a connection, because the action itself needs
 * one.
 */
@RequiredArgsConstructor
@Slf4j
final class NamedLock {
    private final DataSource dataSource;
    private final Map<String, ReentrantLock> ofNode = new ConcurrentHashMap<>();

    <T> T take(String name, Supplier<T> action) {
        var ofName = ofNode.computeIfAbsent(name, n -> new ReentrantLock());
        ofName.lock();
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                lock(connection, name);
                return action.get();
            } finally {
                release(connection, name);
            }
        } catch (SQLException e) {
            throw Failures.translated(e);
        } finally {
            ofName.unlock();
        }
    }

    // The result or the exception of the action counts, whatever becomes of the lock: a connection
    // that is lost has released it.
    private static void release(Connection connection, String name) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.warn("The lock \"{}\" was lost with its connection: {}", name, e.getMessage());
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
