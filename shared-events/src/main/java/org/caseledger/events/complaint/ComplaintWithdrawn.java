package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;

/**
 * The complainant withdrew the complaint, for a reason of their own, and was told that its handling
 * ends (O121-23).
 */
@EventType(value = "ComplaintWithdrawn", zh = "撤回投诉", en = "Withdrawn")
public record ComplaintWithdrawn(@Official String reason, Told told, Occurred occurred) implements Ending {

    @Override
    public ComplaintState state() {
        return ComplaintState.WITHDRAWN;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.WITHDRAWN;
    }
}
