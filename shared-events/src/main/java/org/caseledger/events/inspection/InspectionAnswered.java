package org.caseledger.events.inspection;

import org.caseledger.events.EventType;

/** The inspected unit's answer to the sheet (P1.16). */
@EventType("InspectionAnswered")
public record InspectionAnswered(String answer) implements InspectionEvent {}
