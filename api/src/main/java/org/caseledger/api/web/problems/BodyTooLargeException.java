package org.caseledger.api.web.problems;

import lombok.RequiredArgsConstructor;

/** What was sent is larger than so many bytes; nothing was done. */
@RequiredArgsConstructor
public final class BodyTooLargeException extends RuntimeException {
    private final int largest;

    /** The most bytes that are taken. */
    public int largest() {
        return largest;
    }
}
