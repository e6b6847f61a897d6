package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Medium;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * The result was told to the complainant (P9.04, P9.08); the digest is SHA-256 (hex) of the text,
 * {@code draft} the draft it repeats.
 */
@EventType("ComplaintReplied")
public record ComplaintReplied(
        Sealed text,
        String digest,
        @Nullable Integer draft,
        @Nullable Medium medium,
        Occurred occurred)
        implements Act {}
