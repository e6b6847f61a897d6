package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Determines whether a draft is in the log after the connection was lost before the answer arrived, or the answer came
 * with a warning.
 *
 * <p>The statement may still be in flight, or running in a server that has not noticed. The head is therefore fenced
 * first: this waits for the current holder, and a later statement finds the head moved and writes nothing. Only then
 * does the absence of the events mean that they were not recorded. Their presence means that they are where commits are
 * configured to be: the fence is a later commit, which a standby gets after them.
 */
final class LostAnswerQuery {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Connections connections;
    private final Duration longest;
    private final PrimaryGuard guard;

    /** {@code longest} is how long one statement may wait for the database. */
    LostAnswerQuery(Connections connections, Duration longest, PrimaryGuard guard) {
        this.guard = guard;
        this.connections = connections;
        this.longest = longest;
    }

    /** Queries again for some seconds, because the database may be restarting; then gives up. */
    boolean isRecorded(Draft draft) throws SQLException {
        long patience = Math.min(PATIENCE.toNanos(), longest.toNanos());
        long start = System.nanoTime();
        while (true) {
            try (Connection connection = connections.open(longest)) {
                connection.setAutoCommit(true);
                EventTable.fence(connection);
                boolean present =
                        EventTable.isPresent(connection, draft.events().get(0));
                guard.requireCurrent(connection);
                return present;
            } catch (SQLException e) {
                if (System.nanoTime() - start > patience) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
