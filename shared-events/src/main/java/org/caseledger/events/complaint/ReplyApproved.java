package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.jspecify.annotations.Nullable;

/** A leader approved, or the legal section reviewed, the draft with this digest (P9.12). */
@EventType("ReplyApproved")
public record ReplyApproved(
        ApprovalLevel level,
        int draft,
        String digest,
        @Nullable String opinion,
        String by,
        Occurred occurred)
        implements Act {}
