package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Official;
import org.jspecify.annotations.Nullable;

/**
 * Another person of the handling unit reviewed a draft of its reply (P9.12 认真审核), or wants another
 * one, with a comment; the digest is that of {@link ReplyDrafted}.
 */
@EventType(value = "DraftReviewed", zh = "审核回复稿", en = "Draft reviewed by the unit")
public record DraftReviewed(
        int draft,
        String digest,
        boolean agreed,
        @Official @Nullable String comment,
        String by,
        Occurred occurred) implements Act {}
