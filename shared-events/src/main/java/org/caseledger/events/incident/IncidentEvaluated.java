package org.caseledger.events.incident;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** The problems and the improvements found in the evaluation (P3.23, P5.17–18, P8.22). */
@EventType("IncidentEvaluated")
public record IncidentEvaluated(List<String> problems, List<Improvement> improvements, Occurred occurred)
        implements IncidentEvent {}
