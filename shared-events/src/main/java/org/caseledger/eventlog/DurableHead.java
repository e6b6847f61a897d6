package org.caseledger.eventlog;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Up to which position this node knows the log to be as durable as commits are configured to be. Readable events need
 * not be: a commit whose wait for a standby was cancelled is visible to everyone.
 */
final class DurableHead {
    private final DataSource dataSource;
    private final Duration longest;
    private final WritingState state;
    private final PrimaryGuard guard;
    private volatile long position;

    /** {@code longest} is how long the barrier may wait for the database. */
    DurableHead(DataSource dataSource, Duration longest, WritingState state, PrimaryGuard guard) {
        this.guard = guard;
        this.dataSource = dataSource;
        this.longest = longest;
        this.state = state;
    }

    /** That the commit of a draft was answered without a warning. */
    void reached(Draft committed) {
        List<StoredEvent> events = committed.events();
        if (!events.isEmpty()) {
            StoredEvent last = events.get(events.size() - 1);
            reached(last.position());
            guard.seen(LogEnd.of(last));
        }
    }

    /** Up to where that is. */
    long position() {
        return position;
    }

    private void reached(long committed) {
        position = Math.max(position, committed);
    }

    /**
     * Returns when what is in the log up to this position is durable. A barrier, which is a later commit, is passed
     * only for what this node does not know to be. Throws {@link OutcomeUnknown} when the database does not let it
     * pass.
     */
    void require(long wanted) {
        if (wanted <= position) {
            return;
        }
        try (Connection connection = dataSource.getConnection()) {
            Connections.limit(connection, longest);
            connection.setAutoCommit(true);
            long head = EventTable.fence(connection);
            guard.requireCurrent(connection);
            reached(head);
            state.wentWell();
        } catch (SQLException e) {
            state.failed(WritingState.UNKNOWN, e);
            throw Failures.unknown(e);
        }
    }
}
