package org.caseledger.api.web.problems;

/** What was sent is larger than so many bytes; nothing was done. */
public final class BodyTooLargeException extends RuntimeException {

    private final int largest;

    public BodyTooLargeException(int largest) {
        this.largest = largest;
    }

    /** The most bytes that are taken. */
    public int largest() {
        return largest;
    }
}
