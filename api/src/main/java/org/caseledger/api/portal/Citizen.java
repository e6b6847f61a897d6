package org.caseledger.api.portal;

import java.time.Instant;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.security.Person;
import org.caseledger.events.Actor;

/**
 * Whoever sends a form at the portal, as forms know who sends them; nobody is logged in as this.
 */
final class Citizen {

    static final LoggedIn SENDER = new LoggedIn(
            new Person(Actor.CITIZEN.person(), Actor.CITIZEN.name(), Actor.CITIZEN.role(), null, false),
            "",
            false,
            Instant.EPOCH);

    private Citizen() {}
}
