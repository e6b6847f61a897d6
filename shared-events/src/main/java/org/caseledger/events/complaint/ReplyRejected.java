package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;

/** A leader or the legal section sent the draft back (P9.12). */
@EventType(value = "ReplyRejected", zh = "退回回复稿", en = "Draft sent back")
public record ReplyRejected(
        ApprovalLevel level,
        int draft,
        String digest,
        @Official String opinion,
        String by,
        Occurred occurred) implements Act {}
