package org.caseledger.tlog;

import java.util.List;

/** Verifies proofs; a malformed proof is invalid, and nothing is thrown. */
public final class Proofs {
    private Proofs() {}

    /** Whether the leaf is at this index, from 0, under the root (RFC 9162 §2.1.3.2). */
    public static boolean includes(long index, long size, Hash leaf, List<Hash> proof, Hash root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long fn = index;
        long sn = size - 1;
        Hash r = leaf;
        for (Hash step : proof) {
            if (sn == 0) {
                return false;
            }
            if (stepIsOnTheLeft(fn, sn)) {
                r = Hash.ofNode(step, r);
                int shift = toItsParent(fn);
                fn >>= shift;
                sn >>= shift;
            } else {
                r = Hash.ofNode(r, step);
                fn >>= 1;
                sn >>= 1;
            }
        }
        return sn == 0 && r.equals(root);
    }

    /** Whether the tree of the earlier root has only grown into the later one (RFC 9162 §2.1.4.2). */
    public static boolean extend(long earlier, long later, List<Hash> proof, Hash earlierRoot, Hash laterRoot) {
        if (earlier < 0 || earlier > later) {
            return false;
        }
        if (earlier == later) {
            return proof.isEmpty() && earlierRoot.equals(laterRoot);
        }
        if (earlier == 0) {
            return proof.isEmpty() && earlierRoot.equals(Hash.OF_NOTHING);
        }
        // If the earlier tree is complete, the proof omits its root, with which the walk begins.
        boolean whole = Long.bitCount(earlier) == 1;
        if (proof.isEmpty()) {
            return false;
        }
        Hash first = whole ? earlierRoot : proof.get(0);
        int odd = Long.numberOfTrailingZeros(~(earlier - 1));
        return climb(
                (earlier - 1) >> odd,
                (later - 1) >> odd,
                first,
                whole ? proof : proof.subList(1, proof.size()),
                earlierRoot,
                laterRoot);
    }

    private static boolean climb(long fn, long sn, Hash first, List<Hash> steps, Hash earlierRoot, Hash laterRoot) {
        Hash fr = first;
        Hash sr = first;
        for (Hash step : steps) {
            if (sn == 0) {
                return false;
            }
            if (stepIsOnTheLeft(fn, sn)) {
                fr = Hash.ofNode(step, fr);
                sr = Hash.ofNode(step, sr);
                int shift = toItsParent(fn);
                fn >>= shift;
                sn >>= shift;
            } else {
                sr = Hash.ofNode(sr, step);
                fn >>= 1;
                sn >>= 1;
            }
        }
        return sn == 0 && fr.equals(earlierRoot) && sr.equals(laterRoot);
    }

    private static boolean stepIsOnTheLeft(long fn, long sn) {
        return (fn & 1) == 1 || fn == sn;
    }

    // A node at the right edge without a sibling is its own parent: climb until it is a right
    // child, and once more. fn is above 0 here, otherwise sn would be 0 too.
    private static int toItsParent(long fn) {
        return Long.numberOfTrailingZeros(fn) + 1;
    }
}
