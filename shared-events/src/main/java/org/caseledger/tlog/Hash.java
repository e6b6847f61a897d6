package org.caseledger.tlog;

import java.util.Arrays;
import java.util.HexFormat;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.RequiredArgsConstructor;

/**
 * A hash in a Merkle tree (RFC 6962 §2.1): of nothing, of a leaf, or of two other hashes; by SHA-256 where no other
 * function is named.
 */
@EqualsAndHashCode
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class Hash {
    /** The length of a hash in bytes. */
    public static final int LENGTH = 32;

    /** The root of the tree without leaves. */
    public static final Hash OF_NOTHING = new Hash(TreeHash.SHA_256, TreeHash.SHA_256.digest(new byte[0]));

    private static final byte[] BEFORE_LEAF = {0};
    private static final byte[] BEFORE_NODE = {1};

    private final TreeHash function;
    private final byte[] bytes;

    /** These 32 bytes. */
    public static Hash of(byte[] bytes) {
        return of(TreeHash.SHA_256, bytes);
    }

    /** The same of another function. */
    public static Hash of(TreeHash function, byte[] bytes) {
        return at(function, bytes, 0, bytes.length);
    }

    /** The hash at an index, from 0, in a concatenation of hashes. */
    public static Hash at(byte[] hashes, int place) {
        return at(TreeHash.SHA_256, hashes, place);
    }

    static Hash at(TreeHash function, byte[] hashes, int place) {
        return at(function, hashes, place * LENGTH, LENGTH);
    }

    private static Hash at(TreeHash function, byte[] bytes, int from, int length) {
        if (length != LENGTH) {
            throw new Malformed("%d bytes are no hash".formatted(length));
        }
        return new Hash(function, Arrays.copyOfRange(bytes, from, from + length));
    }

    /** The form in checkpoints and proofs; throws {@link Malformed}. */
    public static Hash ofBase64(String text) {
        return new Hash(TreeHash.SHA_256, Base64Text.bytes(text, LENGTH));
    }

    /** The hash of a leaf, computed from the leaf itself. */
    public static Hash ofLeaf(byte[] leaf) {
        return ofLeaf(TreeHash.SHA_256, leaf);
    }

    /** The same by another function. */
    public static Hash ofLeaf(TreeHash function, byte[] leaf) {
        return new Hash(function, function.digest(BEFORE_LEAF, leaf));
    }

    /** The hash of the node above two nodes of one tree, by its function. */
    public static Hash ofNode(Hash left, Hash right) {
        if (left.function != right.function) {
            throw new IllegalArgumentException("hashes of two trees");
        }
        return new Hash(left.function, left.function.digest(BEFORE_NODE, left.bytes, right.bytes));
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
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
