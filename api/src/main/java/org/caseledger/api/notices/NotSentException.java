package org.caseledger.api.notices;

/**
 * A message was not accepted, or it is unknown whether it was; a {@code lasting} failure would recur on the next
 * attempt.
 */
public final class NotSentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean lasting;

    private NotSentException(String why, boolean lasting, Throwable cause) {
        super(why, cause);
        this.lasting = lasting;
    }

    /** It may be taken later. */
    public static NotSentException now(String why, Throwable cause) {
        return new NotSentException(why, false, cause);
    }

    /** It will never be taken, such as one to an address that does not exist. */
    public static NotSentException ever(String why, Throwable cause) {
        return new NotSentException(why, true, cause);
    }

    /** Whether to try again is of no use. */
    public boolean isLasting() {
        return lasting;
    }
}
