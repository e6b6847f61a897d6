package org.caseledger.casefile;

/**
 * The log's last checkpoint does not reach the case's last event, and no newer one came in time.
 */
public final class NotSignedYet extends RuntimeException {

    NotSignedYet(long position, long signed) {
        super(
                "位置 %d 的事件尚未签入账本(已签到 %d)，请稍后再取 / the event at position %d is not in the signed log yet (signed up to %d): try again later"
                        .formatted(position, signed, position, signed));
    }
}
