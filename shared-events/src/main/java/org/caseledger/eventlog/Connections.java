package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Opens the connections of the leader. Other callers wait for the leader's work, so an interrupt of
 * its thread is held back until the work is done: otherwise the pool would give up, and a virtual
 * thread would lose the connection.
 */
final class Connections {

    private final DataSource dataSource;
    private boolean interrupted;

    Connections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Connection open() throws SQLException {
        while (true) {
            interrupted |= Thread.interrupted();
            try {
                return dataSource.getConnection();
            } catch (SQLException e) {
                if (!Thread.currentThread().isInterrupted()) {
                    throw e;
                }
            }
        }
    }

    /** Passes on an interrupt that arrived in the meantime. */
    void releaseInterrupt() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }
}
