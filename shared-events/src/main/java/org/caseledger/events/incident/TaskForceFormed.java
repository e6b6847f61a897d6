package org.caseledger.events.incident;

import java.util.List;
import java.util.Map;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * 专班: who heads the handling of the incident and who is in which group, until a new task force
 * replaces it (P4.19, P8.11).
 */
@EventType("TaskForceFormed")
public record TaskForceFormed(String head, Map<TaskGroup, List<String>> groups, Occurred occurred)
        implements IncidentEvent {}
