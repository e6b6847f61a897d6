package org.caseledger.events.duty;

import org.jspecify.annotations.Nullable;

/**
 * A person on duty or standby: the login, the name, and the phone that is kept reachable (P9.14), which is an office's
 * and not a citizen's.
 */
public record DutyOfficer(
        String person, String name, @Nullable String phone) {
    /** The same person without the phone. */
    public DutyOfficer withoutPhone() {
        return new DutyOfficer(person, name, null);
    }
}
