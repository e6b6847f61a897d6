package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/** An event of another stream that names the case it concerns, under whose key its official texts are sealed. */
public interface ConcernsCase {
    /** Null where it concerns none, or one that was never there. */
    @Nullable
    CaseId caseId();
}
