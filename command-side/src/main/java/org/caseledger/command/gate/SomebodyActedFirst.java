package org.caseledger.command.gate;

import lombok.Getter;
import org.caseledger.events.CaseId;
import org.jspecify.annotations.Nullable;

/** The case has moved on since it was looked at: nothing was done, reload and decide again. */
@Getter
public final class SomebodyActedFirst extends RuntimeException {
    /** Whether the sender had named the version that it must be at. */
    private final boolean versionAsked;

    public SomebodyActedFirst(CaseId caseId, boolean versionAsked, @Nullable Throwable cause) {
        super("Case " + caseId + " has moved on", cause);
        this.versionAsked = versionAsked;
    }
}
