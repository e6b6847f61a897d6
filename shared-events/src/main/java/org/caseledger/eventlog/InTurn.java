package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Lets deeds of one name take place one after the other, on all nodes. The turn is a lock of the
 * database on a connection of its own, so it goes with a node that dies; threads of one node wait
 * without a connection, which the deed itself needs.
 */
final class InTurn {

    private final DataSource dataSource;
    private final Map<String, ReentrantLock> ofNode = new ConcurrentHashMap<>();

    InTurn(DataSource dataSource) {
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
