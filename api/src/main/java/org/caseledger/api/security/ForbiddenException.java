package org.caseledger.api.security;

/** A case, or a part of it, that this role or unit does not see. */
public final class ForbiddenException extends RuntimeException {
    /** Lets those pass who may. */
    public static void unless(boolean may) {
        if (!may) {
            throw new ForbiddenException();
        }
    }
}
