package org.caseledger.events.complaint;

import java.util.Set;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Told;
import org.caseledger.events.clocks.LapseReason;
import org.jspecify.annotations.Nullable;

/**
 * The unit decided not to take the case and notified the complainant of the reason (P9.07); of a
 * complaint under Order 121 also the ground, what spoke for the third one, and that the other ways
 * to settle the dispute were told (O121-15, 16, 17); of a report which earlier one it {@code
 * repeats} (O121-35); {@code jurisdiction} is why another office is the one to handle it. {@code
 * told} is null where a faulty program recorded no notice.
 */
@EventType(value = "ComplaintDeclined", zh = "不予受理", en = "Declined")
public record ComplaintDeclined(
        @Official String reason,
        @Nullable Told told,
        @Nullable RefusalGround ground,
        @Nullable Set<RefusalSign> signs,
        @Nullable Boolean otherWaysTold,
        @Nullable CaseId repeats,
        @Nullable Jurisdiction jurisdiction,
        Occurred occurred)
        implements Ending {

    public ComplaintDeclined(String reason, @Nullable Told told, Occurred occurred) {
        this(reason, told, null, null, null, null, null, occurred);
    }

    /** Of a complaint under Order 121. */
    public ComplaintDeclined(
            String reason,
            Told told,
            @Nullable RefusalGround ground,
            @Nullable Set<RefusalSign> signs,
            @Nullable Boolean otherWaysTold,
            Occurred occurred) {
        this(reason, told, ground, signs, otherWaysTold, null, null, occurred);
    }

    @Override
    public ComplaintState state() {
        return ComplaintState.DECLINED;
    }

    @Override
    public LapseReason lapseReason() {
        return LapseReason.DECLINED;
    }
}
