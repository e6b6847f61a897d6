package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * A supervision notice was sent about a late or inactive case (P9.01, P1.17), about one start of a
 * deadline or the case as a whole, with a time for the answer if one was set. Revision 1 knew only
 * 督办: it has no step.
 */
@EventType(value = "HandlingUrged", revision = 2, zh = "督办", en = "Supervision notice sent")
public record HandlingUrged(
        @Official String note,
        @Nullable UrgingStep step,
        @Nullable Clock clock,
        @Nullable Integer number,
        @Nullable Instant answerBy,
        Occurred occurred)
        implements Act {

    /** The step that was taken. */
    public UrgingStep taken() {
        return step == null ? UrgingStep.URGE : step;
    }
}
