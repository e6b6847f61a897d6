package org.caseledger.events.oversight;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * So many logins of a person were ended from elsewhere: by that person in another session, or by an
 * administrator.
 */
@EventType(value = "LoginsEnded", revision = 2)
public record LoginsEnded(
        String person, int logins, String address, @Nullable String salt) implements AccessEvent {

    /** Before it is recorded. */
    public LoginsEnded(String person, int logins, String address) {
        this(person, logins, address, null);
    }

    @Override
    public LoginsEnded salted(String with) {
        return new LoginsEnded(person, logins, address, with);
    }
}
