package org.caseledger.tlog;

import java.util.Arrays;
import lombok.AccessLevel;
import lombok.EqualsAndHashCode;
import lombok.RequiredArgsConstructor;

/** The hashes of a tile, from its first one on: 32 bytes each, at most 256 of them. */
@EqualsAndHashCode
@RequiredArgsConstructor(access = AccessLevel.PRIVATE)
public final class Tile {
    private final TreeHash function;
    private final byte[] hashes;

    /** The tile as served; throws {@link Malformed} if it is empty or does not consist of whole hashes. */
    public static Tile of(byte[] bytes) {
        return of(TreeHash.SHA_256, bytes);
    }

    /** The same of a tree of another function. */
    public static Tile of(TreeHash function, byte[] bytes) {
        if (bytes.length == 0 || bytes.length % Hash.LENGTH != 0 || bytes.length > TileName.FULL * Hash.LENGTH) {
            throw new Malformed("%d bytes are no tile".formatted(bytes.length));
        }
        return new Tile(function, Base64Text.copy(bytes));
    }

    /** The number of its hashes. */
    public int width() {
        return hashes.length / Hash.LENGTH;
    }

    /** The hash at an index from 0. */
    public Hash hash(int place) {
        return Hash.at(function, hashes, place);
    }

    /** Its first hashes, as served. */
    public byte[] bytes(int width) {
        if (width < 1 || width > width()) {
            throw new IllegalArgumentException("%d of %d hashes".formatted(width, width()));
        }
        return Arrays.copyOf(hashes, width * Hash.LENGTH);
    }

    /** All its hashes, as served. */
    public byte[] bytes() {
        return Base64Text.copy(hashes);
    }

    /** The root of the complete subtree over some of its hashes; the width is a power of two. */
    Hash subtree(int from, int width) {
        if (width == 1) {
            return hash(from);
        }
        int half = width / 2;
        return Hash.ofNode(subtree(from, half), subtree(from + half, half));
    }
}
