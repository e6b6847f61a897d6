package org.caseledger.events;

/** What the inspected unit says to the sheet (P1.16). */
@EventType("InspectionAnswered")
public record InspectionAnswered(String answer) implements InspectionEvent {}
