package org.caseledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the whole log again and compares it with its tiles, with every checkpoint in the database,
 * and with checkpoints kept elsewhere: the tree is rebuilt from the events, and no stored part of
 * it is trusted.
 */
public final class ProofCheck {

    /**
     * How many events there are, how many of them are under a signed checkpoint, how many
     * checkpoints agreed, and the first position that does not agree.
     */
    public record Report(long events, long signed, long checkpoints, Optional<Fault> fault) {}

    private final LogCheck log;
    private final Tiles tiles;
    private final Checkpoints checkpoints;
    private final LogKeys keys;

    public ProofCheck(DataSource dataSource, EventKey key) {
        this.log = new LogCheck(dataSource, key);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.tiles = new Tiles(jdbc);
        this.checkpoints = new Checkpoints(jdbc);
        this.keys = new LogKeys(jdbc);
    }

    /**
     * Compares up to the head of the log at the start, while the log may grow; {@code kept} must be
     * verified already. {@code progress} receives the positions checked so far.
     */
    public Report run(List<KeptCheckpoint> kept, LongConsumer progress) {
        // Checkpoints are read before tiles, and tiles before events, so that each is never behind
        // the previous one while the log grows.
        long signed = checkpoints.latestSize();
        var walk =
                new Walk(
                        new StoredComparison(checkpoints, keys.verifiers(), signed),
                        new TileComparison(tiles, tiles.size()),
                        new KeptComparison(kept));
        Optional<Fault> fault = walk.atThisSize();
        if (fault.isEmpty()) {
            fault = log.run(walk::leaf, progress);
        }
        if (fault.isEmpty()) {
            fault = walk.end();
        }
        return new Report(walk.tree.size(), signed, walk.stored.compared(), fault);
    }

    /** The rebuilt tree as it grows, with its comparisons. */
    private static final class Walk {

        private final StoredComparison stored;
        private final TileComparison tiled;
        private final KeptComparison kept;
        private final Deque<GrowingTree.Edge> full = new ArrayDeque<>();
        private final GrowingTree tree =
                new GrowingTree(
                        (level, index, tile) -> full.add(new GrowingTree.Edge(level, index, tile)));

        Walk(StoredComparison stored, TileComparison tiled, KeptComparison kept) {
            this.stored = stored;
            this.tiled = tiled;
            this.kept = kept;
        }

        Optional<Fault> leaf(long position, byte[] bytes) {
            Hash hash = Hash.of(bytes);
            Optional<Fault> fault = tiled.leaf(position, hash);
            if (fault.isPresent()) {
                return fault;
            }
            kept.leaf(position, hash);
            tree.add(hash);
            while (!full.isEmpty()) {
                fault = tiled.tile(full.remove());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return atThisSize();
        }

        Optional<Fault> atThisSize() {
            return stored.at(tree).or(() -> kept.at(tree));
        }

        Optional<Fault> end() {
            return tree.edge().stream()
                    .flatMap(edge -> tiled.tile(edge).stream())
                    .findFirst()
                    .or(() -> tiled.beyond(tree.size()))
                    .or(() -> stored.beyond(tree.size()))
                    .or(() -> kept.beyond(tree.size()))
                    .or(kept::wrongProof);
        }
    }
}
