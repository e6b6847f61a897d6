package org.caseledger.events.inspection;

import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * A leader signed exactly the sheet with this {@code digest}; it does not change afterwards
 * (P1.16).
 */
@EventType("InspectionSignedOff")
public record InspectionSignedOff(String digest, @Nullable String opinion) implements InspectionEvent {}
