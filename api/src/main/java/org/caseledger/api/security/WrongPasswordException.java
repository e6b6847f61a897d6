package org.caseledger.api.security;

/** The own password was asked for once more and is not right. */
public final class WrongPasswordException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
