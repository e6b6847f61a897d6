package org.caseledger.casefile;

import org.caseledger.text.Labelled;

/**
 * The log's last checkpoint does not cover the case's last event, and no newer one arrived in time.
 */
public final class NotSignedYet extends RuntimeException implements Labelled {

    private final long position;
    private final long signed;

    NotSignedYet(long position, long signed) {
        super("position %d, signed up to %d".formatted(position, signed));
        this.position = position;
        this.signed = signed;
    }

    @Override
    public String zh() {
        return "位置 %d 的记录尚未签署（已签署至 %d），请稍后再取。".formatted(position, signed);
    }

    @Override
    public String en() {
        return "The event at position %d is not in the signed log yet (signed up to %d): try again later."
                .formatted(position, signed);
    }
}
