package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;

/**
 * The matter is outside this bureau's competence, and the complainant was notified of the competent
 * authority (P9.05).
 */
@EventType(value = "ComplaintReferred", zh = "告知转送", en = "Referred")
public record ComplaintReferred(String authority, String reason, Told told, Occurred occurred)
        implements Ending {

    @Override
    public ComplaintState state() {
        return ComplaintState.REFERRED;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.REFERRED;
    }
}
