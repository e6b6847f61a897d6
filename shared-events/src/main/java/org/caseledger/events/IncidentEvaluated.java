package org.caseledger.events;

import java.util.List;

/** What went wrong and what is to be done better (P3.23, P5.17–18, P8.22). */
@EventType("IncidentEvaluated")
public record IncidentEvaluated(
        List<String> problems, List<Improvement> improvements, Occurred occurred)
        implements IncidentEvent {}
