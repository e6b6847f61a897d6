package org.caseledger.api.security;

/** Somebody whose role needs a second factor has to set one up before anything else. */
public final class FactorRequiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;
}
