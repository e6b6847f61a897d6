package org.caseledger.events.complaint;

import java.time.Instant;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/**
 * Whoever has the case answered its urging of that number, counted from 1 (P9.01): what was done,
 * and by when the rest will be, if there is any.
 */
@EventType("UrgingAnswered")
public record UrgingAnswered(int urging, String done, @Nullable Instant by, Occurred occurred)
        implements Act {}
