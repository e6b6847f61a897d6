package org.caseledger.events.incident;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * A measure was taken (P8.17–20), by a group of the task force or, without one, by the leading
 * group itself; {@code person} is who took it, if that is not the person who records it.
 */
@EventType("MeasureTaken")
public record MeasureTaken(
        IncidentMeasure measure,
        String what,
        @Nullable TaskGroup group,
        @Nullable String person,
        Occurred occurred) implements IncidentEvent {}
