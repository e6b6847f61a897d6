package org.caseledger.events.complaint;

import org.caseledger.events.CaseId;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * A complaint was recorded (P9.03); {@code procedure} is the one by which it is handled for its
 * whole life.
 */
@EventType(value = "ComplaintReceived", zh = "登记", en = "Received")
public record ComplaintReceived(
        CaseId caseId,
        String number,
        ComplaintKind kind,
        Channel channel,
        @Nullable Sealed complainant,
        Sealed narrative,
        @Nullable String respondent,
        String procedure,
        Occurred occurred)
        implements Act {}
