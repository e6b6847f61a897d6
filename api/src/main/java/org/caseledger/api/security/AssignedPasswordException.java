package org.caseledger.api.security;

/** Somebody’s password was set by an administrator and has to be changed before anything else. */
public final class AssignedPasswordException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
