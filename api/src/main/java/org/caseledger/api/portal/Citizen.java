package org.caseledger.api.portal;

import java.time.Instant;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Person;
import org.caseledger.events.Actor;

/** The sender of the forms of the portal; no one logs in as this person. */
final class Citizen {
    static final LoggedIn SENDER = new LoggedIn(
            new Person(Actor.CITIZEN.person(), Actor.CITIZEN.name(), Actor.CITIZEN.role(), null, false),
            "",
            false,
            Instant.EPOCH);

    private Citizen() {}
}
