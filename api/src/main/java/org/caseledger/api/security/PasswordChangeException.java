package org.caseledger.api.security;

import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;

/** The person’s password has to be changed before anything else. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class PasswordChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final PasswordChange why;

    public PasswordChange why() {
        return why;
    }
}
