package org.caseledger.api.security;

import org.springframework.security.authentication.AccountStatusException;

/** A program gave the password of a person who logs in with a second factor. */
public final class SecondFactorException extends AccountStatusException {
    private static final long serialVersionUID = 1L;

    SecondFactorException() {
        super("A second factor is asked for");
    }
}
