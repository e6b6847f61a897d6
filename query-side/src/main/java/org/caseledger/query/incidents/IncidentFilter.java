package org.caseledger.query.incidents;

import org.caseledger.events.CaseId;
import org.caseledger.events.incident.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents are asked for; null asks for all, but exercises are never among incidents: {@code exercise} says
 * which of the two. {@code caseId} asks for those that a case belongs to.
 */
public record IncidentFilter(
        boolean exercise,
        @Nullable Boolean open,
        @Nullable IncidentKind kind,
        @Nullable CaseId caseId) {}
