package org.caseledger.bench;

/** What was measured did not do its work: its figures are worth nothing. */
public final class SelfCheckFailed extends RuntimeException {

    public SelfCheckFailed(String message) {
        super(message);
    }

    /** Fails unless it holds. */
    public static void unless(boolean holds, String message, Object... about) {
        if (!holds) {
            throw new SelfCheckFailed(message.formatted(about));
        }
    }
}
