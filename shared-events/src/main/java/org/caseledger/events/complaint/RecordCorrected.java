package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A field of the record was corrected; for sealed fields the values before and after stay sealed.
 */
@EventType(value = "RecordCorrected", zh = "更正", en = "Corrected")
public record RecordCorrected(
        CorrectedField field,
        @Nullable String before,
        @Nullable String after,
        @Nullable Sealed sealedBefore,
        @Nullable Sealed sealedAfter,
        @Official String reason,
        Occurred occurred)
        implements Act {}
