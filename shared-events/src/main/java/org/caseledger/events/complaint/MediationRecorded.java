package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/** A mediation ended, agreed or not (P1.10). */
@EventType("MediationRecorded")
public record MediationRecorded(boolean agreed, @Nullable Sealed terms, Occurred occurred)
        implements Act {}
