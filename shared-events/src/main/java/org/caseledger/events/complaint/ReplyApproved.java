package org.caseledger.events.complaint;

import java.util.List;
import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * A leader approved, or the legal section reviewed, the draft with this digest (P9.12); {@code
 * onBehalfOf} is the login of the leader for whom {@code by} signed by delegation, null for whoever
 * signed in their own name.
 */
@EventType(value = "ReplyApproved", zh = "批准回复", en = "Reply approved")
public record ReplyApproved(
        ApprovalLevel level,
        int draft,
        String digest,
        @Official @Nullable String opinion,
        String by,
        @Nullable String onBehalfOf,
        Occurred occurred)
        implements Act {

    /** In the signer's own name. */
    public ReplyApproved(
            ApprovalLevel level, int draft, String digest, @Nullable String opinion, String by, Occurred occurred) {
        this(level, draft, digest, opinion, by, null, occurred);
    }

    /** The logins of all whose signature it is. */
    public List<String> people() {
        return onBehalfOf == null ? List.of(by) : List.of(by, onBehalfOf);
    }
}
