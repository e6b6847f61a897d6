package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/** A mediation ended, agreed or not (P1.10). */
@EventType(value = "MediationRecorded", zh = "调解", en = "Mediated")
public record MediationRecorded(boolean agreed, @Nullable Sealed terms, Occurred occurred)
        implements Act {}
