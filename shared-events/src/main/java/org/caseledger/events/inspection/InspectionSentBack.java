package org.caseledger.events.inspection;

import org.caseledger.events.EventType;

/** A leader did not sign the sheet of this {@code digest}, and says why (P1.16). */
@EventType("InspectionSentBack")
public record InspectionSentBack(String digest, String reason) implements InspectionEvent {}
