package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;

/**
 * Opens the connections of the leader. Other callers wait for the leader's work, so an interrupt of its thread is held
 * back until the work is done: otherwise the pool would give up, and a virtual thread would lose the connection.
 */
@RequiredArgsConstructor
final class Connections {
    private final DataSource dataSource;
    private boolean interrupted;

    /** Whatever is asked on it fails when the database does not answer for so long. */
    Connection open(Duration longest) throws SQLException {
        while (true) {
            interrupted |= Thread.interrupted();
            try {
                Connection connection = dataSource.getConnection();
                limit(connection, longest);
                return connection;
            } catch (SQLException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    /** The pool takes the limit back; zero is none. */
    static void limit(Connection connection, Duration longest) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, Math.toIntExact(longest.toMillis()));
    }

    /** Passes on an interrupt that arrived in the meantime. */
    void releaseInterrupt() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }
}
