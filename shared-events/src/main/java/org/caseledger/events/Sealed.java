package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text that only the key of its case opens (P1.08): the label of its {@link SealedField}, the digest of a salt and
 * the text, and base64 of header, nonce, AES-256-GCM ciphertext and tag, with colons between, sealed and opened by
 * {@code org.caseledger.vault}. One from before has no digest; one from before it had a header is the base64 of the
 * rest alone.
 */
public record Sealed(@JsonValue String ciphertext) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {}

    @Override
    public String toString() {
        return "[sealed]";
    }
}
