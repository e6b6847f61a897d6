package org.caseledger.api.security;

import java.io.Serializable;

/** Somebody whose password is right, and who has yet to give the second factor: nobody as yet. */
public record HalfLoggedIn(String username, String digest, LoginMeans means) implements Serializable {

    public HalfLoggedIn(LoggedIn person, LoginMeans means) {
        this(person.getUsername(), person.digest(), means);
    }
}
