package org.caseledger.events.complaint;

import org.caseledger.events.EventType;
import org.caseledger.events.Occurred;
import org.caseledger.events.Sealed;

/**
 * A reply was drafted; the digest stands for its text: 64 hex digits under the key of the case,
 * before that SHA-256.
 */
@EventType(value = "ReplyDrafted", zh = "起草回复", en = "Reply drafted")
public record ReplyDrafted(int draft, Sealed text, String digest, String by, Occurred occurred) implements Act {}
