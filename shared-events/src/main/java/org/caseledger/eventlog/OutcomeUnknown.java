package org.caseledger.eventlog;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The database has not said within the limit whether an append is in the log. It may be, or may come to be: the same
 * request is sent again, and finds its own events or records them.
 */
public final class OutcomeUnknown extends DataAccessResourceFailureException {
    OutcomeUnknown(String why, @Nullable Throwable cause) {
        super(why, cause);
    }
}
