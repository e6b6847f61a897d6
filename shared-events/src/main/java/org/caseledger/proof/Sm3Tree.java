package org.caseledger.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.Leaf;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The Merkle tree by SM3 in addition to that by SHA-256, never ahead of it: the same events in the same order, with SM3
 * in the place of SHA-256 everywhere, so that nothing in it rests on SHA-256. What is not what the other tree has is
 * not hashed.
 */
final class Sm3Tree {
    /** Events at a time, whose payloads are in memory together. */
    private static final int BATCH = 16 * TileName.FULL;

    private final EventLog log;
    private final TransactionTemplate transaction;
    private final Tiles tiles;
    private final Tiles other;

    Sm3Tree(JdbcClient jdbc, TransactionTemplate transaction, EventLog log) {
        this.log = log;
        this.transaction = transaction;
        this.tiles = new Tiles(jdbc, TreeHash.SM3);
        this.other = new Tiles(jdbc);
    }

    /** How many events it has. */
    long size() {
        return tiles.size();
    }

    /** The tree of the first events, at most {@link #size} of them. */
    Tree tree(long size) {
        return tiles.tree(size);
    }

    /**
     * Adds events up to a size of the other tree, as many as are read at a time; returns whether there are more. Each
     * transaction leaves the tiles of a complete tree.
     */
    boolean step(long upto) {
        long from = tiles.size();
        if (from >= upto) {
            return false;
        }
        // Full tiles, so that catching up over a long stretch widens no tile twice.
        int count = (int) Math.min(upto - from, BATCH - from % BATCH);
        List<Hash> leaves = leaves(from, count);
        boolean added = Boolean.TRUE.equals(transaction.execute(status -> add(from, leaves)));
        return added && from + count < upto;
    }

    private List<Hash> leaves(long from, int count) {
        Tree signed = other.tree(from + count);
        var leaves = new ArrayList<Hash>(count);
        for (StoredEvent event : log.readAfter(from, count)) {
            long index = from + leaves.size();
            if (event.position() != index + 1 || !signed.leaf(index).equals(Hash.of(Leaf.hash(event)))) {
                throw different(index + 1);
            }
            leaves.add(Sm3Leaf.of(event));
        }
        if (leaves.size() < count) {
            throw different(from + leaves.size() + 1);
        }
        return leaves;
    }

    private boolean add(long from, List<Hash> leaves) {
        OptionalLong size = tiles.lock();
        if (size.isEmpty() || size.getAsLong() != from) {
            // Another node is doing this.
            return false;
        }
        var written = new ArrayList<GrowingTree.Edge>();
        var tree = new GrowingTree(
                TreeHash.SM3,
                from,
                tiles,
                (level, index, tile) -> written.add(new GrowingTree.Edge(level, index, tile)));
        leaves.forEach(tree::add);
        written.addAll(tree.edge());
        tiles.write(written, tree.size());
        return true;
    }

    private static SigningRefused different(long position) {
        return SigningRefused.contradiction(
                "位置 %d 的事件不是已签署的那个：国密（SM3）哈希树不再延伸，检查点不再加 SM2 签名",
                "the event at position %d is not the one that was signed: the tree by SM3 goes no further, and no line by SM2 is added",
                position);
    }
}
