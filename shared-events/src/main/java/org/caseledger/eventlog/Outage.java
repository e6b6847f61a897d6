package org.caseledger.eventlog;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Tells a database that is away for a while from a mistake that trying again cannot mend. {@link LogSignal} logs that
 * it is away and that it is back; whoever meets it meanwhile adds nothing.
 */
public final class Outage {
    /**
     * Connection lost, transaction to be tried again, out of disk or connections, shut down by an operator
     * (PostgreSQL's classes of SQLSTATE).
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private static final String DISK_FULL = "53100";
    private static final String NO_SPACE = "No space left on device"; // Java has no type for it

    private Outage() {}

    /**
     * Logs what could not be done, unless the database is away: of what it refuses no message, which may quote values,
     * of a full disk one line, and of a mistake of the program all.
     */
    public static void tell(Logger log, String what, Throwable failure) {
        if (isReasonOf(failure)) {
            log.debug("{}: the database is away", what, failure);
            return;
        }
        if (isOfFullDisk(failure)) {
            log.warn("{}: 磁盘已满 / the disk is full", what);
            return;
        }
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e) {
                log.warn("{}: SQLSTATE {}", what, e.getSQLState());
                return;
            }
        }
        log.error(what, failure);
    }

    /** Whether the disk is full on which the database or the data directory is. */
    public static boolean isOfFullDisk(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && DISK_FULL.equals(e.getSQLState())
                    || t instanceof IOException
                            && String.valueOf(t.getMessage()).contains(NO_SPACE)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the database is away, or out of something, so that trying again may help. */
    public static boolean isReasonOf(@Nullable Throwable failure) {
        boolean isAsked = false;
        for (Throwable t = failure; t != null; t = t.getCause()) {
            // The rollback failed too, which hides what went wrong first: the reason kept with it
            // decides; without one it was the commit that broke off, and the token tells how.
            if (t instanceof TransactionSystemException e) {
                return e.getApplicationException() == null || isReasonOf(e.getApplicationException());
            }
            if (t instanceof SQLTransientException || t instanceof SQLRecoverableException) {
                return true;
            }
            if (t instanceof SQLException e
                    && e.getSQLState() != null
                    && e.getSQLState().length() == 5
                    && PASSING.contains(e.getSQLState().substring(0, 2))) {
                return true;
            }
            isAsked |= t instanceof SQLException;
        }
        // A resource failure without a cause from the driver is our own report of an outage.
        return !isAsked && failure instanceof DataAccessResourceFailureException;
    }
}
