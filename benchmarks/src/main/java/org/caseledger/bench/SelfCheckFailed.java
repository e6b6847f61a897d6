package org.caseledger.bench;

/** A contestant did not do its work correctly, so its figures are worthless. */
public final class SelfCheckFailed extends RuntimeException {
    public SelfCheckFailed(String message) {
        super(message);
    }

    /** Fails unless the condition holds. */
    public static void unless(boolean holds, String message, Object... about) {
        if (!holds) {
            throw new SelfCheckFailed(message.formatted(about));
        }
    }
}
