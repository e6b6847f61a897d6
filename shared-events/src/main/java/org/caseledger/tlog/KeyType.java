package org.caseledger.tlog;

import java.util.Arrays;
import java.util.Optional;

/** The supported kinds of note signatures (C2SP signed-note, tlog-cosignature). */
public enum KeyType {
    /** Ed25519 over the text of the note. */
    ED25519(1, 64),
    /** Ed25519 over the text and the time at which a witness has seen it: cosignature/v1. */
    COSIGNATURE(4, Long.BYTES + 64);

    private final byte identifier;
    private final int signatureLength;

    KeyType(int identifier, int signatureLength) {
        this.identifier = (byte) identifier;
        this.signatureLength = signatureLength;
    }

    byte identifier() {
        return identifier;
    }

    int signatureLength() {
        return signatureLength;
    }

    static Optional<KeyType> of(byte identifier) {
        return Arrays.stream(values()).filter(type -> type.identifier == identifier).findFirst();
    }
}
