package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A mediation ended, agreed or not (P1.10); {@code ending} is the ground of Order 121 where it
 * ended without an agreement (O121-23).
 */
@EventType(value = "MediationRecorded", zh = "调解", en = "Mediated")
public record MediationRecorded(
        boolean agreed, @Nullable Sealed terms, @Nullable MediationEnding ending, Occurred occurred) implements Act {

    public MediationRecorded(boolean agreed, @Nullable Sealed terms, Occurred occurred) {
        this(agreed, terms, null, occurred);
    }
}
