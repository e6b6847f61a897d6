package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * 应急预案启动 or 演练: an incident was declared, {@code proposed} by the program or not (P1.13, P8.16).
 */
@EventType("IncidentDeclared")
public record IncidentDeclared(
        IncidentKind kind,
        IncidentLevel level,
        String title,
        String why,
        boolean exercise,
        @Nullable ProposalId proposed,
        Occurred occurred)
        implements IncidentEvent {}
