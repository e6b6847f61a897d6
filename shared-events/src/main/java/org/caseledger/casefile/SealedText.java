package org.caseledger.casefile;

import org.jspecify.annotations.Nullable;

/**
 * A text that stands sealed in the payload of an event: the event and field that it was sealed as,
 * the digest that proves it, null for one that was sealed before there was a digest, and the whole
 * of it as it is written there.
 */
public record SealedText(String field, @Nullable String digest, String written) {}
