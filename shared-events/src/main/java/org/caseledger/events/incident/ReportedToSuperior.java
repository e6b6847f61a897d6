package org.caseledger.events.incident;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;

/**
 * A superior authority was notified: when and where it happened, which persons are concerned, and
 * its scope (P1.14, P8.15).
 */
@EventType("ReportedToSuperior")
public record ReportedToSuperior(
        String authority, Instant happenedAt, String place, String persons, String scope, Occurred occurred)
        implements IncidentEvent {}
