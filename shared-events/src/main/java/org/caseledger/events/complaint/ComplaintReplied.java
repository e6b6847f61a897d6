package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The complainant was notified of the result (P9.04, P9.08); the digest is that of {@link
 * ReplyDrafted}, {@code draft} the draft with this text.
 */
@EventType(value = "ComplaintReplied", zh = "回复", en = "Replied")
public record ComplaintReplied(
        Sealed text,
        String digest,
        @Nullable Integer draft,
        @Nullable Medium medium,
        Occurred occurred) implements Act {}
