package org.caseledger.events.oversight;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** A person logged out. */
@EventType(value = "PersonLoggedOut", revision = 2)
public record PersonLoggedOut(String address, @Nullable String salt) implements AccessEvent {

    /** Before it is recorded. */
    public PersonLoggedOut(String address) {
        this(address, null);
    }

    @Override
    public PersonLoggedOut salted(String with) {
        return new PersonLoggedOut(address, with);
    }
}
