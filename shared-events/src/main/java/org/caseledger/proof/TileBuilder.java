package org.caseledger.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TileName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hashes the leaf hashes of events, in log order, into tiles: in successive transactions, each of which leaves the
 * tiles of a complete tree, so that stopping anywhere loses nothing.
 */
@RequiredArgsConstructor
final class TileBuilder {
    /** Leaves per transaction: 256 tiles, 2 MB. */
    static final int BATCH = 256 * TileName.FULL;

    /** Rows in memory at once, since their payloads are read to check their codes. */
    private static final int AT_A_TIME = 1_000;

    /** The leaf hash of an event, and whether the ledger wrote the event. */
    private record LeafOf(long position, byte[] hash, boolean ours) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tiles tiles;
    private final EventKey key;
    private final int batch;
    /** {@code before} receives the size of the tree that is extended, and may throw. */
    private final LongConsumer before;

    /**
     * Runs until the tiles contain every event, or another node is doing this; throws {@link ForeignEvent} once they
     * contain all before an event that the ledger did not write.
     */
    void run() {
        boolean more = true;
        while (more) {
            more = step();
        }
    }

    /** One transaction; returns whether there may be more. */
    boolean step() {
        return Boolean.TRUE.equals(transaction.execute(status -> foldBatch()));
    }

    private boolean foldBatch() {
        OptionalLong size = tiles.lock();
        long head =
                jdbc.sql("SELECT position FROM ledger.head").query(Long.class).single();
        if (size.isEmpty() || size.getAsLong() == head) {
            return false;
        }
        if (size.getAsLong() > head) {
            throw cutOff(head, size.getAsLong());
        }
        before.accept(size.getAsLong());
        // Full tiles, so that catching up over a long stretch widens no tile twice.
        long end = (size.getAsLong() / batch + 1) * batch;
        fold(size.getAsLong(), Math.min(head, end));
        return true;
    }

    // Events before one that the ledger did not write are still folded, and then proved.
    private void fold(long size, long end) {
        var written = new ArrayList<GrowingTree.Edge>();
        var tree = new GrowingTree(
                size, tiles, (level, index, tile) -> written.add(new GrowingTree.Edge(level, index, tile)));
        boolean ours = true;
        for (LeafOf leaf : leaves(size, end)) {
            if (leaf.position() != tree.size() + 1) {
                throw missing(tree.size() + 1);
            }
            ours = leaf.ours();
            if (!ours) {
                break;
            }
            tree.add(Hash.of(leaf.hash()));
        }
        if (ours && tree.size() < end) {
            throw missing(tree.size() + 1);
        }
        if (tree.size() == size) {
            throw new ForeignEvent(size + 1);
        }
        written.addAll(tree.edge());
        tiles.write(written, tree.size());
    }

    private List<LeafOf> leaves(long size, long end) {
        return jdbc.sql("""
                        SELECT * FROM ledger.event
                         WHERE position > :size AND position <= :end
                         ORDER BY position
                        """)
                .param("size", size)
                .param("end", end)
                .withFetchSize(AT_A_TIME)
                .query((row, n) -> leaf(row))
                .list();
    }

    private LeafOf leaf(ResultSet row) throws SQLException {
        return new LeafOf(row.getLong("position"), row.getBytes("leaf_hash"), key.accepts(row));
    }

    // The tiles still contain what the log has lost; this must be noticed before the log has grown
    // again.
    private static SigningRefused cutOff(long head, long size) {
        return SigningRefused.contradiction(
                "账本只到位置 %d，哈希块已到 %d：尾部被删去，停止签署",
                "the log ends at position %d, but its tiles at %d: its end was cut off; nothing more is signed",
                head,
                size);
    }

    private static SigningRefused missing(long from) {
        return SigningRefused.contradiction(
                "账本自位置 %d 起有事件缺失", "events are missing from the log, from position %d on", from);
    }
}
