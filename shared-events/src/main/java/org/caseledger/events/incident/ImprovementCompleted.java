package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** An improvement, counted from 1 in the evaluation, was completed (P5.22–24). */
@EventType("ImprovementCompleted")
public record ImprovementCompleted(int improvement, String done, Occurred occurred) implements IncidentEvent {}
