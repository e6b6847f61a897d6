package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * The holder of the case answered the supervision notice with that number, counted from 1 (P9.01):
 * what was done, and by when the rest will be done, if anything is left.
 */
@EventType(value = "UrgingAnswered", zh = "答复督办", en = "Supervision notice answered")
public record UrgingAnswered(
        int urging, @Official String done, @Nullable Instant by, Occurred occurred) implements Act {}
