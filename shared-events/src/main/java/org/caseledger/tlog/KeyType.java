package org.caseledger.tlog;

import java.util.Arrays;
import java.util.Optional;

/** The supported kinds of note signatures (C2SP signed-note, tlog-cosignature). */
public enum KeyType {
    /** Ed25519 over the text of the note. */
    ED25519(1, Ed25519.KEY_LENGTH, 64),
    /** Ed25519 over the text and the time at which a witness has seen it: cosignature/v1. */
    COSIGNATURE(4, Ed25519.KEY_LENGTH, Long.BYTES + 64),
    /** The same by ML-DSA-44 (FIPS 204), which no quantum computer forges: subtree/v1. */
    ML_DSA_44(6, MlDsa44.KEY_LENGTH, Long.BYTES + MlDsa44.SIGNATURE_LENGTH);

    private final byte identifier;
    private final int keyLength;
    private final int signatureLength;

    KeyType(int identifier, int keyLength, int signatureLength) {
        this.identifier = (byte) identifier;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    byte identifier() {
        return identifier;
    }

    /** Whether it is a witness's: of a checkpoint and the time at which it was seen. */
    public boolean isCosignature() {
        return this != ED25519;
    }

    int keyLength() {
        return keyLength;
    }

    int signatureLength() {
        return signatureLength;
    }

    static Optional<KeyType> of(byte identifier) {
        return Arrays.stream(values()).filter(type -> type.identifier == identifier).findFirst();
    }
}
