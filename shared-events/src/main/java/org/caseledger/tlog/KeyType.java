package org.caseledger.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The supported kinds of note signatures (C2SP signed-note, tlog-cosignature). */
public enum KeyType {
    /** Ed25519 over the text of the note. */
    ED25519(1, Ed25519.KEY_LENGTH, 64),
    /** Ed25519 over the text and the time at which a witness has seen it: cosignature/v1. */
    COSIGNATURE(4, Ed25519.KEY_LENGTH, Long.BYTES + 64),
    /** The same by ML-DSA-44 (FIPS 204), which no quantum computer forges: subtree/v1. */
    ML_DSA_44(6, MlDsa44.KEY_LENGTH, Long.BYTES + MlDsa44.SIGNATURE_LENGTH),
    /** SM2 with SM3 over the text and the root of a tree by SM3: {@link Sm3Line}. */
    SM2("org.caseledger.sm3-tree.v1", Sm2.KEY_LENGTH, Hash.LENGTH + Sm2.SIGNATURE_LENGTH);

    /** What a type begins with that C2SP has no number for, followed by its long name. */
    private static final int PRIVATE = 0xff;

    private final byte[] identifier;
    private final int keyLength;
    private final int signatureLength;

    KeyType(int identifier, int keyLength, int signatureLength) {
        this(new byte[] {(byte) identifier}, keyLength, signatureLength);
    }

    KeyType(String name, int keyLength, int signatureLength) {
        this(named(name), keyLength, signatureLength);
    }

    KeyType(byte[] identifier, int keyLength, int signatureLength) {
        this.identifier = identifier;
        this.keyLength = keyLength;
        this.signatureLength = signatureLength;
    }

    private static byte[] named(String name) {
        byte[] text = name.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(1 + text.length)
                .put((byte) PRIVATE)
                .put(text)
                .array();
    }

    /** This kind and a key of it, as they stand in a vkey. */
    byte[] typed(byte[] key) {
        return ByteBuffer.allocate(identifier.length + key.length)
                .put(identifier)
                .put(key)
                .array();
    }

    /** The key of this length behind the kind; throws {@link Malformed} for another length. */
    byte[] untyped(byte[] typed, int length) {
        if (typed.length != identifier.length + length) {
            throw new Malformed("not a key of its kind");
        }
        return Arrays.copyOfRange(typed, identifier.length, typed.length);
    }

    /** Whether it is a witness's: of a checkpoint and the time at which it was seen. */
    public boolean isCosignature() {
        return this == COSIGNATURE || this == ML_DSA_44;
    }

    int keyLength() {
        return keyLength;
    }

    int signatureLength() {
        return signatureLength;
    }

    /** The kind that a vkey's bytes begin with. */
    static Optional<KeyType> of(byte[] typed) {
        return Arrays.stream(values()).filter(type -> type.begins(typed)).findFirst();
    }

    private boolean begins(byte[] typed) {
        return typed.length >= identifier.length
                && Arrays.equals(typed, 0, identifier.length, identifier, 0, identifier.length);
    }
}
