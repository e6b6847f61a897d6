package org.caseledger.casefile;

import org.caseledger.text.LabelledException;
import org.caseledger.text.Text;

/** The log's last checkpoint does not cover the case's last event, and no newer one arrived in time. */
public final class NotSignedYet extends LabelledException {
    NotSignedYet(long position, long signed) {
        super(Text.format(
                "位置 %d 的记录尚未签署（已签署至 %d），请稍后再取。",
                "The event at position %d is not in the signed log yet (signed up to %d): try again later.",
                position,
                signed));
    }
}
