package org.caseledger.eventlog;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLExceptionTranslator;

/** Classifies a database failure for the statement that caused it. */
final class Failures {
    private static final SQLExceptionTranslator TRANSLATOR = new SQLExceptionSubclassTranslator();

    // Errors of data and of constraints (PostgreSQL, appendix A).
    private static final Set<String> OF_CONTENT = Set.of("22", "23");

    // The error classes after which a server that keeps running has rolled back. A server that is
    // stopped, runs out of a resource or detects corruption may have committed, so those classes
    // are not included.
    private static final Set<String> ROLLED_BACK = Set.of("0A", "22", "23", "25", "26", "40", "42", "54", "55");
    private static final String CANCELED = "57014";

    // The server has ended the session of a node that stood still.
    private static final Set<String> ENDED = Set.of("25P03", "25P04");

    private Failures() {}

    /** Whether the content of at least one event was refused. */
    static boolean isOfContent(SQLException failure) {
        return isIn(OF_CONTENT, failure);
    }

    /** Whether the server has said that the statement or the commit has no effect. */
    static boolean isRefusal(SQLException failure) {
        boolean answered = failure instanceof PSQLException e && e.getServerErrorMessage() != null;
        return answered && !isEnded(failure) && (isIn(ROLLED_BACK, failure) || CANCELED.equals(failure.getSQLState()));
    }

    private static boolean isEnded(SQLException failure) {
        return failure.getSQLState() != null && ENDED.contains(failure.getSQLState());
    }

    private static boolean isIn(Set<String> classes, SQLException failure) {
        String state = failure.getSQLState();
        return state != null && classes.contains(state.substring(0, 2));
    }

    /**
     * Throws a warning with which a commit was answered: it is in the database, but perhaps not where it is configured
     * to be, as when its wait for a standby was cancelled. A notice, of class 00, is none.
     */
    static void requireNoWarning(@Nullable SQLWarning first) throws SQLWarning {
        for (SQLWarning one = first; one != null; one = one.getNextWarning()) {
            if (one.getSQLState() == null || !one.getSQLState().startsWith("00")) {
                throw one;
            }
        }
    }

    static DataAccessException translated(SQLException failure) {
        if (isEnded(failure)) {
            return away(failure);
        }
        DataAccessException known = TRANSLATOR.translate("append to the log", null, failure);
        return known == null ? new UncategorizedSQLException("append to the log", null, failure) : known;
    }

    static DataAccessException away(SQLException failure) {
        return new DataAccessResourceFailureException("the database is away", failure);
    }

    static DataAccessException noTurn() {
        return new DataAccessResourceFailureException("the writes before this one do not end; nothing was recorded");
    }

    static OutcomeUnknown unanswered() {
        return new OutcomeUnknown("the write has not ended within the limit", null);
    }

    static OutcomeUnknown unknown(SQLException failure) {
        return new OutcomeUnknown("the connection was lost around the commit, and the log cannot be asked", failure);
    }
}
