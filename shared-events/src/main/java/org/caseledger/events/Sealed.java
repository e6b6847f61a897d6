package org.caseledger.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A text that only the key of its case opens (P1.08): base64 of nonce, AES-256-GCM ciphertext and
 * tag, sealed and opened by {@code org.caseledger.vault}.
 */
public record Sealed(@JsonValue String ciphertext) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sealed {}

    @Override
    public String toString() {
        return "[sealed]";
    }
}
