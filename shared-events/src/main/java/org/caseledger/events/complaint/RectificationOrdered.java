package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** The respondent was ordered to make a rectification (P3.13), {@code by} a time if one was set. */
@EventType(value = "RectificationOrdered", zh = "责令整改", en = "Rectification ordered")
public record RectificationOrdered(
        @Official String what, @Nullable Instant by, Occurred occurred) implements Act {}
