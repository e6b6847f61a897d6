package org.caseledger.eventlog;

import java.sql.SQLException;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.CannotAcquireLockException;

/** Does something while nothing is appended on any node, and while no append is in doubt. */
public final class AppendsOnHold {
    /** lock_not_available, after the seconds that anybody waits for the head. */
    private static final String LOCKED = "55P03";

    private AppendsOnHold() {}

    /**
     * Waits for the appends under way; those that follow wait for the action. Throws {@link CannotAcquireLockException}
     * if one does not end.
     */
    public static <T> T during(DataSource dataSource, Supplier<T> action) {
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                EventTable.lockHead(connection);
                return action.get();
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw LOCKED.equals(e.getSQLState())
                    ? new CannotAcquireLockException("An append does not end", e)
                    : Failures.translated(e);
        }
    }
}
