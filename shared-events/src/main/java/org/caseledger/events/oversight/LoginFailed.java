package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Logins under the user name of a {@code person}, or under a name that nobody has (null), failed so
 * many times, the first time at {@code since}; several are summed up in one event. The {@code
 * address} is that of the first.
 */
@EventType(value = "LoginFailed", revision = 2)
public record LoginFailed(
        @Nullable String person,
        Instant since,
        int attempts,
        String address,
        @Nullable String salt) implements AccessEvent {

    /** Before it is recorded. */
    public LoginFailed(@Nullable String person, Instant since, int attempts, String address) {
        this(person, since, attempts, address, null);
    }

    @Override
    public LoginFailed salted(String with) {
        return new LoginFailed(person, since, attempts, address, with);
    }
}
