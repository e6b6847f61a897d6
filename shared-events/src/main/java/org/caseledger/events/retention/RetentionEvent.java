package org.caseledger.events.retention;

import java.time.Instant;
import org.caseledger.events.ComplaintEvent;

/**
 * What becomes of an archived case: its texts are about the archive, never about the people of the
 * case, since they outlive what is destroyed.
 */
public sealed interface RetentionEvent extends ComplaintEvent
        permits CaseSealedOff,
                SealingOffLifted,
                DestructionProposed,
                DestructionPutOff,
                DestructionApproved,
                CaseDestroyed {

    /** When it was done. */
    Instant at();

    @Override
    default Instant occurredAt() {
        return at();
    }
}
