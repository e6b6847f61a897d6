package org.caseledger.api.web.problems;

/** There is nothing under this identity, or there was not yet at that time. */
public final class NotFoundException extends RuntimeException {
    /** Goes on with what is there. */
    public static void unless(boolean found) {
        if (!found) {
            throw new NotFoundException();
        }
    }
}
