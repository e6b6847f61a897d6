package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Told;
import org.jspecify.annotations.Nullable;

/**
 * When a mediation is held and by whom, and where if it is held in person; both sides were told
 * before (O121-20). {@code body} is the organisation that mediates for the office (O121-19).
 */
@EventType(value = "MediationArranged", zh = "安排调解", en = "Mediation arranged")
public record MediationArranged(
        Instant heldAt,
        @Official @Nullable String place,
        @Official String mediator,
        @Official @Nullable String body,
        Told complainantTold,
        Told respondentTold,
        Occurred occurred)
        implements Act {}
