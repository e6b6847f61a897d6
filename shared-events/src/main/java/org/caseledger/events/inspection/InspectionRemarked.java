package org.caseledger.events.inspection;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.jspecify.annotations.Nullable;

/**
 * The inspector's observations on site, the problems, and what is asked of the unit, to be answered
 * {@code by} a time if one was set (P1.16).
 */
@EventType("InspectionRemarked")
public record InspectionRemarked(
        String seen,
        @Nullable String problems,
        @Nullable String asked,
        @Nullable Instant by) implements InspectionEvent {}
