package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;

/**
 * The case was sent to a handling unit (P9.03, P9.15); {@code proposed} is the one that the ledger
 * proposed first, if it proposed any.
 */
@EventType(value = "ComplaintAssigned", zh = "分派", en = "Assigned")
public record ComplaintAssigned(
        UnitId unit,
        @Nullable String handler,
        @Official @Nullable String reason,
        @Nullable ProposedRouting proposed,
        Occurred occurred)
        implements Act {}
