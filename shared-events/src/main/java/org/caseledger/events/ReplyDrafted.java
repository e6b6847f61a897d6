package org.caseledger.events;

/** A reply was drafted; the digest is SHA-256 (hex) of its text. */
@EventType("ReplyDrafted")
public record ReplyDrafted(int draft, Sealed text, String digest, String by, Occurred occurred)
        implements Act {}
