package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * The respondent has completed a rectification (P3.13): {@code order} is the number of the order in
 * the case, counted from 1. Revision 1 did not name it ({@link OpenRectifications}).
 */
@EventType(value = "RectificationCompleted", revision = 2, zh = "整改完成", en = "Rectification completed")
public record RectificationCompleted(
        @Nullable Integer order, @Official String what, Occurred occurred) implements Act {}
