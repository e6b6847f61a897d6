package org.caseledger.eventlog;

import java.sql.SQLException;

/** The connection was lost around a commit: whether this draft is in the log is not known. */
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
