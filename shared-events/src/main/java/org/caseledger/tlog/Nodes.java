package org.caseledger.tlog;

/** The source of the hashes of a tree's complete subtrees. */
@FunctionalInterface
public interface Nodes {
    /**
     * The root of the 2<sup>level</sup> leaves that start at {@code index} · 2<sup>level</sup>, all of which are in the
     * tree.
     */
    Hash node(int level, long index);
}
