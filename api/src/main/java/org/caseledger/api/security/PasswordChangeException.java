package org.caseledger.api.security;

/** Somebody’s password has to be changed before anything else. */
public final class PasswordChangeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final PasswordChange why;

    PasswordChangeException(PasswordChange why) {
        this.why = why;
    }

    public PasswordChange why() {
        return why;
    }
}
