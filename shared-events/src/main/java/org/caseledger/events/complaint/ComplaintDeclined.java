package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;

/** The unit decided not to take the case and notified the complainant of the reason (P9.07). */
@EventType(value = "ComplaintDeclined", zh = "不予受理", en = "Declined")
public record ComplaintDeclined(String reason, Told told, Occurred occurred) implements Ending {

    @Override
    public ComplaintState state() {
        return ComplaintState.DECLINED;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.DECLINED;
    }
}
