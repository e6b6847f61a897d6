package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * Opens the connections of whoever leads. Others wait for what the leader does, so an interrupt of
 * its thread is held back until it is done: a pool would give up, and a virtual thread would lose
 * the connection.
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

    /** Lets the thread have the interrupt that came meanwhile. */
    void releaseInterrupt() {
        if (interrupted) {
            interrupted = false;
            Thread.currentThread().interrupt();
        }
    }
}
