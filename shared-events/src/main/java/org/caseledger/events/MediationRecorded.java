package org.caseledger.events;

import org.jspecify.annotations.Nullable;

/** A mediation ended, agreed or not (P1.10). */
@EventType("MediationRecorded")
public record MediationRecorded(boolean agreed, @Nullable Sealed terms, Occurred occurred)
        implements Act {}
