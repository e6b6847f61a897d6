package org.caseledger.events.oversight;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A person logged in by the form, or a {@code program} logged in as that person, which does so with
 * each request: recorded once for each address and day.
 */
@EventType(value = "PersonLoggedIn", revision = 2)
public record PersonLoggedIn(
        boolean program, String address, @Nullable String salt) implements AccessEvent {

    /** Before it is recorded. */
    public PersonLoggedIn(boolean program, String address) {
        this(program, address, null);
    }

    @Override
    public PersonLoggedIn salted(String with) {
        return new PersonLoggedIn(program, address, with);
    }
}
