package org.caseledger.query.views;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away for a while from a mistake that trying again cannot mend. */
final class Retry {

    /**
     * Connection lost, transaction to be tried again, out of disk or connections, shut down by an
     * operator (PostgreSQL's classes of SQLSTATE).
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private Retry() {}

    static boolean mayHelp(@Nullable Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            // The rollback failed too, which hides what went wrong first: the reason kept with it
            // decides; without one it was the commit that broke off, and the token tells how.
            if (t instanceof TransactionSystemException e) {
                return e.getApplicationException() == null || mayHelp(e.getApplicationException());
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
        }
        return false;
    }
}
