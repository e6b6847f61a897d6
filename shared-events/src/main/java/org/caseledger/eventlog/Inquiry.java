package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Finds out whether a draft is in the log when the connection was lost before the answer came.
 *
 * <p>The statement may still be on its way, or at work in a server that has not noticed. So the
 * head is fenced first: this waits for whoever holds it, and what comes later finds it moved and
 * writes nothing. Only then does the log's silence mean no.
 */
final class Inquiry {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Connections connections;

    Inquiry(Connections connections) {
        this.connections = connections;
    }

    /** Asks again for some seconds, as the database may be on its way back; then gives up. */
    boolean isRecorded(Draft draft) throws SQLException {
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = connections.open()) {
                connection.setAutoCommit(true);
                EventTable.fence(connection);
                return EventTable.isPresent(connection, draft.events().get(0));
            } catch (SQLException e) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
