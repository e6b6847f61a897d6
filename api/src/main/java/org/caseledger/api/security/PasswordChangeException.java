package org.caseledger.api.security;

import lombok.AccessLevel;
import lombok.Getter;
import lombok.RequiredArgsConstructor;

/** The person’s password has to be changed before anything else. */
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class PasswordChangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Getter
    private final PasswordChange why;
}
