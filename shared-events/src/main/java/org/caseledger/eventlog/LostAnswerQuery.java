package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Determines whether a draft is in the log after the connection was lost before the answer arrived.
 *
 * <p>The statement may still be in flight, or running in a server that has not noticed. The head is
 * therefore fenced first: this waits for the current holder, and a later statement finds the head
 * moved and writes nothing. Only then does the absence of the events mean that they were not
 * recorded.
 */
final class LostAnswerQuery {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Connections connections;

    LostAnswerQuery(Connections connections) {
        this.connections = connections;
    }

    /** Queries again for some seconds, because the database may be restarting; then gives up. */
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
