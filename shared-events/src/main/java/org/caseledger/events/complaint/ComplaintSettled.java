package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;

/**
 * The parties settled the dispute between themselves, and the complainant was told that its
 * handling ends (O121-18, O121-23).
 */
@EventType(value = "ComplaintSettled", zh = "自行和解", en = "Settled")
public record ComplaintSettled(@Official String reason, Told told, Occurred occurred) implements Ending {

    @Override
    public ComplaintState state() {
        return ComplaintState.SETTLED;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.SETTLED;
    }
}
