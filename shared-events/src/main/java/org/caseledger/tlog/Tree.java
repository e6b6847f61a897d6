package org.caseledger.tlog;

import java.util.ArrayList;
import java.util.List;

/** Roots and proofs of a Merkle tree of a given size (RFC 6962 §2.1), computed from its nodes. */
public record Tree(long size, Nodes nodes) {
    public Tree {
        if (size < 0) {
            throw new IllegalArgumentException("a tree of size " + size);
        }
    }

    /** The root hash over all leaves. */
    public Hash root() {
        return size == 0 ? Hash.OF_NOTHING : subtree(0, size);
    }

    /** The hash of a leaf, counted from 0. */
    public Hash leaf(long index) {
        requireWithin(index, size - 1);
        return nodes.node(0, index);
    }

    /** The proof that the leaf at this index, counted from 0, is under the root. */
    public List<Hash> inclusion(long index) {
        requireWithin(index, size - 1);
        var proof = new ArrayList<Hash>();
        path(index, 0, size, proof);
        return List.copyOf(proof);
    }

    /** The proof that the tree of the first {@code earlier} leaves has only grown into this one. */
    public List<Hash> consistency(long earlier) {
        requireWithin(earlier, size);
        var proof = new ArrayList<Hash>();
        if (earlier > 0) {
            growth(earlier, 0, size, true, proof);
        }
        return List.copyOf(proof);
    }

    private void path(long index, long from, long to, List<Hash> proof) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (index < middle) {
            path(index, from, middle, proof);
            proof.add(subtree(middle, to));
        } else {
            path(index, middle, to, proof);
            proof.add(subtree(from, middle));
        }
    }

    // The verifier knows the root of the earlier tree, so it is omitted (RFC 6962 §2.1.2).
    private void growth(long earlier, long from, long to, boolean known, List<Hash> proof) {
        if (earlier == to) {
            if (!known) {
                proof.add(subtree(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (earlier <= middle) {
            growth(earlier, from, middle, known, proof);
            proof.add(subtree(middle, to));
        } else {
            growth(earlier, middle, to, false, proof);
            proof.add(subtree(from, middle));
        }
    }

    private Hash subtree(long from, long to) {
        long width = to - from;
        if (Long.bitCount(width) == 1) {
            int level = Long.numberOfTrailingZeros(width);
            return nodes.node(level, from >> level);
        }
        long middle = from + split(width);
        return Hash.ofNode(subtree(from, middle), subtree(middle, to));
    }

    /** The largest power of two below n, where n is above 1. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    private static void requireWithin(long number, long last) {
        if (number < 0 || number > last) {
            throw new IllegalArgumentException("%d is not from 0 to %d".formatted(number, last));
        }
    }
}
