package org.caseledger.tlog;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.caseledger.text.Sha256;

/**
 * A SHA-256 hash in a Merkle tree (RFC 6962 §2.1): of nothing, of a leaf, or of two other hashes.
 */
public final class Hash {

    /** The length of a hash in bytes. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves. */
    public static final Hash OF_NOTHING = new Hash(Sha256.begin().digest());

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** These 32 bytes. */
    public static Hash of(byte[] bytes) {
        return at(bytes, 0, bytes.length);
    }

    /** The hash at an index, from 0, in a concatenation of hashes. */
    public static Hash at(byte[] hashes, int place) {
        return at(hashes, place * LENGTH, LENGTH);
    }

    private static Hash at(byte[] bytes, int from, int length) {
        if (length != LENGTH) {
            throw new Malformed("%d bytes are no SHA-256".formatted(length));
        }
        return new Hash(Arrays.copyOfRange(bytes, from, from + length));
    }

    /** The form in checkpoints and proofs; throws {@link Malformed}. */
    public static Hash ofBase64(String text) {
        return new Hash(Base64Text.bytes(text, LENGTH));
    }

    /** The hash of a leaf, computed from the leaf itself. */
    public static Hash ofLeaf(byte[] leaf) {
        MessageDigest sha256 = Sha256.begin();
        sha256.update((byte) 0);
        return new Hash(sha256.digest(leaf));
    }

    /** The hash of the node above two nodes. */
    public static Hash ofNode(Hash left, Hash right) {
        MessageDigest sha256 = Sha256.begin();
        sha256.update((byte) 1);
        sha256.update(left.bytes);
        return new Hash(sha256.digest(right.bytes));
    }

    /** A copy of its 32 bytes. */
    public byte[] bytes() {
        return Base64Text.copy(bytes);
    }

    void copyTo(byte[] target, int from) {
        System.arraycopy(bytes, 0, target, from, LENGTH);
    }

    /** The form in checkpoints and proofs. */
    public String base64() {
        return Base64Text.of(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
