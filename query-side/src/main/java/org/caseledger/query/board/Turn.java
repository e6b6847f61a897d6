package org.caseledger.query.board;

import org.caseledger.events.Role;
import org.jspecify.annotations.Nullable;

/** Whose turn it is on a case, and for what; both null if no one has to act. */
record Turn(@Nullable Role role, @Nullable NextStep step) {
    static final Turn NOBODY = new Turn(null, null);
}
