package org.caseledger.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.TileName;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hashes the leaf hashes of events, in log order, into tiles: in successive transactions, each of
 * which leaves the tiles of a complete tree, so that stopping anywhere loses nothing.
 */
final class TileBuilder {

    /** Leaves per transaction: 256 tiles, 2 MB. */
    static final int BATCH = 256 * TileName.FULL;

    /** The concatenated leaf hashes of a tile, and their number in the log. */
    private record Leaves(long tile, int count, byte[] hashes) {}

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Tiles tiles;
    private final int batch;
    private final LongConsumer before;

    /** {@code before} receives the size of the tree that is extended, and may throw. */
    TileBuilder(
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Tiles tiles,
            int batch,
            LongConsumer before) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.tiles = tiles;
        this.batch = batch;
        this.before = before;
    }

    /** Runs until the tiles contain every event, or another node is doing this. */
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
        long head = jdbc.sql("SELECT position FROM ledger.head").query(Long.class).single();
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

    private void fold(long size, long end) {
        var written = new ArrayList<GrowingTree.Edge>();
        var tree =
                new GrowingTree(
                        size,
                        tiles,
                        (level, index, tile) ->
                                written.add(new GrowingTree.Edge(level, index, tile)));
        for (Leaves leaves : leaves(size, end)) {
            requireAll(leaves, tree.size(), end);
            for (int i = 0; i < leaves.count(); i++) {
                tree.add(Hash.at(leaves.hashes(), i));
            }
        }
        if (tree.size() < end) {
            throw missing(tree.size() + 1);
        }
        written.addAll(tree.edge());
        tiles.write(written, end);
    }

    // Aggregated by the database: one row for each tile instead of one for each event.
    private List<Leaves> leaves(long size, long end) {
        return jdbc.sql(
                        """
                        SELECT (position - 1) / 256 AS tile, count(*) AS count,
                               string_agg(leaf_hash, ''::bytea ORDER BY position) AS hashes
                          FROM ledger.event
                         WHERE position > :size AND position <= :end
                         GROUP BY tile
                         ORDER BY tile
                        """)
                .param("size", size)
                .param("end", end)
                .query(
                        (row, n) ->
                                new Leaves(
                                        row.getLong("tile"),
                                        row.getInt("count"),
                                        row.getBytes("hashes")))
                .list();
    }

    private static void requireAll(Leaves leaves, long size, long end) {
        long last = Math.min(end, (leaves.tile() + 1) * TileName.FULL);
        if (leaves.tile() != size / TileName.FULL || leaves.count() != last - size) {
            throw missing(size + 1);
        }
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
