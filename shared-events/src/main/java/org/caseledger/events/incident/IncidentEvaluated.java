package org.caseledger.events.incident;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/** What went wrong and what is to be done better (P3.23, P5.17–18, P8.22). */
@EventType("IncidentEvaluated")
public record IncidentEvaluated(
        List<String> problems, List<Improvement> improvements, Occurred occurred)
        implements IncidentEvent {}
