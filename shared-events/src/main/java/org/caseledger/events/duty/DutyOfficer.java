package org.caseledger.events.duty;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who has duty or standby: the login, the name, and the phone that is kept reachable
 * (P9.14), an office's and no citizen's.
 */
public record DutyOfficer(String person, String name, @Nullable String phone) {

    /** The same person without the phone. */
    public DutyOfficer withoutPhone() {
        return new DutyOfficer(person, name, null);
    }
}
