package org.caseledger.api.security;

import lombok.RequiredArgsConstructor;

/** Why a password is changed before anything else. */
@RequiredArgsConstructor
public enum PasswordChange {
    /** An administrator has set it. */
    ASSIGNED("assigned"),
    /** It is older than the office allows. */
    EXPIRED("expired");

    private final String parameter;

    /** The value in the address of the page. */
    String parameter() {
        return parameter;
    }
}
