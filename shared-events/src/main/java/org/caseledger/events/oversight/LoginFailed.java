package org.caseledger.events.oversight;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * Logins under the user name of a {@code person}, or under a name that nobody has (null), failed so
 * many times, the first time at {@code since}; several are summed up in one event. The {@code
 * address} is that of the first.
 */
@EventType("LoginFailed")
public record LoginFailed(@Nullable String person, Instant since, int attempts, String address)
        implements AccessEvent {}
