package org.caseledger.events.inspection;

import org.caseledger.events.EventType;

/** What the inspected unit says to the sheet (P1.16). */
@EventType("InspectionAnswered")
public record InspectionAnswered(String answer) implements InspectionEvent {}
