package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * What the respondent had to put right is done (P3.13): {@code order} says which of the orders of
 * the case, counted from 1. Revision 1 did not name it ({@link OpenRectifications}).
 */
@EventType(value = "RectificationCompleted", revision = 2)
public record RectificationCompleted(@Nullable Integer order, String what, Occurred occurred)
        implements Act {}
