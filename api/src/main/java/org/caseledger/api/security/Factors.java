package org.caseledger.api.security;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person gives beside the password: codes of an authenticator, whose sealed {@code secret}
 * this is, or one of the recovery codes, of which these are the keyed digests.
 */
public record Factors(@Nullable String secret, List<String> recovery) {

    static final Factors NONE = new Factors(null, List.of());

    /** Whether a login is not complete without one. */
    public boolean any() {
        return secret != null;
    }

    /** The same authenticator, sealed under another key, and no recovery codes. */
    Factors under(@Nullable String resealed) {
        return new Factors(resealed, List.of());
    }

    /** Other than before when another factor is asked for; whoever was logged in then is not. */
    String identity() {
        return secret == null ? "" : secret;
    }
}
