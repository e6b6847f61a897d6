package org.caseledger.api.security;

/** A person whose role requires a second factor has to set one up before anything else. */
public final class FactorRequiredException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
