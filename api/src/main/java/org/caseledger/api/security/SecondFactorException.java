package org.caseledger.api.security;

import org.springframework.security.authentication.AccountStatusException;

/** A program gave the password of somebody who logs in with more than that. */
public final class SecondFactorException extends AccountStatusException {

    private static final long serialVersionUID = 1L;

    SecondFactorException() {
        super("A second factor is asked for");
    }
}
