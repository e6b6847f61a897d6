package org.caseledger.events.inspection;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/** A leader signed the very sheet of this {@code digest}; nothing changes after it (P1.16). */
@EventType("InspectionSignedOff")
public record InspectionSignedOff(String digest, @Nullable String opinion)
        implements InspectionEvent {}
