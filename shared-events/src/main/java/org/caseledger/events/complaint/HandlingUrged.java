package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.Clock;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * A case that is late or stuck was pressed (P9.01, P1.17), about a start of a clock or as a whole,
 * and an answer asked by a time if one was set. Revision 1 knew 督办 alone: it has no step.
 */
@EventType(value = "HandlingUrged", revision = 2)
public record HandlingUrged(
        String note,
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
