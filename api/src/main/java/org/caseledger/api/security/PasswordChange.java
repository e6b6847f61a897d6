package org.caseledger.api.security;

/** Why a password is changed before anything else. */
public enum PasswordChange {
    /** An administrator has set it. */
    ASSIGNED("assigned"),
    /** It is older than the office allows. */
    EXPIRED("expired");

    private final String parameter;

    PasswordChange(String parameter) {
        this.parameter = parameter;
    }

    /** The value in the address of the page. */
    String parameter() {
        return parameter;
    }
}
