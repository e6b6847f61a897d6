package org.caseledger.api.http;

/** What was sent is larger than so many bytes; nothing was done. */
final class BodyTooLarge extends RuntimeException {

    private final int largest;

    BodyTooLarge(int largest) {
        this.largest = largest;
    }

    /** The most bytes that are taken. */
    int largest() {
        return largest;
    }
}
