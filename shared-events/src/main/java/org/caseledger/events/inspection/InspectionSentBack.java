package org.caseledger.events.inspection;

import org.caseledger.events.EventType;

/** A leader sent back the sheet with this {@code digest}, with the reason (P1.16). */
@EventType("InspectionSentBack")
public record InspectionSentBack(String digest, String reason) implements InspectionEvent {}
