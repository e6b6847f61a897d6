package org.caseledger.api.security;

import java.io.Serializable;

/** A person who gave the right password and has yet to give the second factor; not logged in. */
public record HalfLoggedIn(String username, String digest, LoginMeans means) implements Serializable {
    public HalfLoggedIn(LoggedIn person, LoginMeans means) {
        this(person.getUsername(), person.digest(), means);
    }
}
