package org.caseledger.eventlog;

import java.sql.SQLException;

/** The connection was lost during a commit, so it is unknown whether this draft is in the log. */
final class LostAnswer extends Exception {
    private final transient Draft draft;

    LostAnswer(Draft draft, SQLException cause) {
        super(cause);
        this.draft = draft;
    }

    Draft draft() {
        return draft;
    }

    @Override
    public synchronized SQLException getCause() {
        return (SQLException) super.getCause();
    }
}
