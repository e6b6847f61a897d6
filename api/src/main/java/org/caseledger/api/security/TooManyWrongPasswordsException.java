package org.caseledger.api.security;

import java.time.Duration;
import org.springframework.security.core.AuthenticationException;

/** No password is looked at under this name for a while, so that none can be guessed. */
public class TooManyWrongPasswordsException extends AuthenticationException {
    private static final long serialVersionUID = 1;

    private final Duration left;

    TooManyWrongPasswordsException(Duration left) {
        super("Too many wrong passwords");
        this.left = left;
    }

    /** After how many seconds the next try is heard. */
    public long retryAfterSeconds() {
        return Math.max(1, left.toSeconds());
    }
}
