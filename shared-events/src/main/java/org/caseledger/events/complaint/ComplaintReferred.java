package org.caseledger.events.complaint;

import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;
import org.jspecify.annotations.Nullable;

/**
 * The matter is outside this bureau's competence, and the complainant was notified of the competent
 * authority (P9.05); {@code matter} says what it is if it is no complaint or report at all
 * (O121-44), {@code jurisdiction} why that authority is the one to handle it.
 */
@EventType(value = "ComplaintReferred", zh = "告知转送", en = "Referred")
public record ComplaintReferred(
        String authority,
        @Official String reason,
        Told told,
        @Nullable OtherMatter matter,
        @Nullable Jurisdiction jurisdiction,
        Occurred occurred)
        implements Ending {

    public ComplaintReferred(String authority, String reason, Told told, Occurred occurred) {
        this(authority, reason, told, null, null, occurred);
    }

    public ComplaintReferred(
            String authority, String reason, Told told, @Nullable OtherMatter matter, Occurred occurred) {
        this(authority, reason, told, matter, null, occurred);
    }

    @Override
    public ComplaintState state() {
        return ComplaintState.REFERRED;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.REFERRED;
    }
}
