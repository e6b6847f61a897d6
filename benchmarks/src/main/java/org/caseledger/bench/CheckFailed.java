package org.caseledger.bench;

/** What was measured or tried did not do its work correctly, so its figures are worthless. */
public final class CheckFailed extends RuntimeException {
    public CheckFailed(String message) {
        super(message);
    }

    /** Fails unless the condition holds. */
    public static void unless(boolean holds, String message, Object... about) {
        if (!holds) {
            throw new CheckFailed(message.formatted(about));
        }
    }
}
