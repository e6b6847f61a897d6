package org.caseledger.tlog;

/** Where the hashes of a tree's whole subtrees come from. */
@FunctionalInterface
public interface Nodes {

    /**
     * The root of the 2<sup>level</sup> leaves that start at {@code index} · 2<sup>level</sup>, all
     * of which the tree has.
     */
    Hash node(int level, long index);
}
