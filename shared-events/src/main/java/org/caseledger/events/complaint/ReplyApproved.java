package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/** A leader approved, or the legal section reviewed, the draft with this digest (P9.12). */
@EventType(value = "ReplyApproved", zh = "批准回复", en = "Reply approved")
public record ReplyApproved(
        ApprovalLevel level,
        int draft,
        String digest,
        @Official @Nullable String opinion,
        String by,
        Occurred occurred)
        implements Act {}
