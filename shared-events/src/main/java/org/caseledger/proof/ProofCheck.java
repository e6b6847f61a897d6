package org.caseledger.proof;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import lombok.RequiredArgsConstructor;
import org.caseledger.eventlog.EventKey;
import org.caseledger.eventlog.LogCheck;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the whole log again and compares it with its tiles, with every checkpoint in the database, and with checkpoints
 * kept elsewhere: the tree is rebuilt from the events, and no stored part of it is trusted.
 */
public final class ProofCheck {
    /**
     * How many events there are, how many of them are under a signed checkpoint, how many checkpoints agreed, and the
     * first position that does not agree.
     */
    public record Report(long events, long signed, long checkpoints, Optional<Fault> fault) {}

    private final LogCheck log;
    private final Tiles tiles;
    private final Checkpoints checkpoints;
    private final LogKeys keys;
    private final Tiles sm3;
    private final Sm2Keys second;

    public ProofCheck(DataSource dataSource, EventKey key) {
        this.log = new LogCheck(dataSource, key);
        JdbcClient jdbc = JdbcClient.create(dataSource);
        this.tiles = new Tiles(jdbc);
        this.checkpoints = new Checkpoints(jdbc);
        this.keys = new LogKeys(jdbc);
        this.sm3 = new Tiles(jdbc, TreeHash.SM3);
        this.second = new Sm2Keys(jdbc);
    }

    /**
     * Compares up to the head of the log at the start, while the log may grow; {@code kept} must be verified already.
     * {@code progress} receives the positions checked so far.
     */
    public Report run(List<KeptCheckpoint> kept, LongConsumer progress) {
        // Checkpoints are read before tiles, and tiles before events, so that each is never behind
        // the previous one while the log grows.
        long signed = checkpoints.latestSize();
        var walk = new Walk(
                new StoredComparison(checkpoints, keys.verifiers(), second.verifiers(), signed),
                hashed(sm3.size()),
                new TileComparison(tiles, tiles.size()),
                new KeptComparison(kept));
        Optional<Fault> fault = walk.atThisSize();
        if (fault.isEmpty()) {
            fault = log.run(walk::leaf, progress);
        }
        if (fault.isEmpty()) {
            fault = walk.end();
        }
        return new Report(walk.own.tree.size(), signed, walk.stored.compared(), fault);
    }

    private Optional<TileComparison> hashed(long size) {
        return size == 0 ? Optional.empty() : Optional.of(new TileComparison(sm3, size));
    }

    /** A rebuilt tree as it grows, and the tiles that it is compared with. */
    private static final class Rebuilt {
        private final TileComparison tiled;
        private final Deque<GrowingTree.Edge> full = new ArrayDeque<>();
        private final GrowingTree tree;

        Rebuilt(TreeHash function, TileComparison tiled) {
            this.tiled = tiled;
            this.tree = new GrowingTree(
                    function, (level, index, tile) -> full.add(new GrowingTree.Edge(level, index, tile)));
        }

        Optional<Fault> leaf(long position, Hash hash) {
            Optional<Fault> fault = tiled.leaf(position, hash);
            if (fault.isPresent()) {
                return fault;
            }
            tree.add(hash);
            while (!full.isEmpty()) {
                fault = tiled.tile(full.remove());
                if (fault.isPresent()) {
                    return fault;
                }
            }
            return Optional.empty();
        }

        Optional<Fault> end() {
            return tree.edge().stream()
                    .flatMap(edge -> tiled.tile(edge).stream())
                    .findFirst()
                    .or(() -> tiled.beyond(tree.size()));
        }
    }

    /** The rebuilt trees as they grow, with their comparisons. */
    private static final class Walk {
        private final StoredComparison stored;
        private final KeptComparison kept;
        private final Rebuilt own;
        private final Optional<Rebuilt> second;

        /** With a tree by SM3 only where there are tiles of one. */
        Walk(StoredComparison stored, Optional<TileComparison> sm3, TileComparison tiled, KeptComparison kept) {
            this.stored = stored;
            this.kept = kept;
            this.own = new Rebuilt(TreeHash.SHA_256, tiled);
            this.second = sm3.map(tiles -> new Rebuilt(TreeHash.SM3, tiles));
        }

        Optional<Fault> leaf(StoredEvent event, byte[] bytes) {
            Hash hash = Hash.of(bytes);
            kept.leaf(event.position(), hash);
            return own.leaf(event.position(), hash)
                    .or(() -> second.flatMap(sm3 -> sm3.leaf(event.position(), Sm3Leaf.of(event))))
                    .or(this::atThisSize);
        }

        Optional<Fault> atThisSize() {
            return stored.at(own.tree, second.map(sm3 -> sm3.tree)).or(() -> kept.at(own.tree));
        }

        Optional<Fault> end() {
            return own.end()
                    .or(() -> second.flatMap(Rebuilt::end))
                    .or(() -> stored.beyond(own.tree.size()))
                    .or(() -> kept.beyond(own.tree.size()))
                    .or(kept::wrongProof);
        }
    }

    /** Compares the tiles in the database with the tiles that follow from the events. */
    @RequiredArgsConstructor
    static final class TileComparison {
        private final Tiles tiles;
        private final long size;
        private Optional<Tile> leaves = Optional.empty();

        /** Whether the tile contains this leaf; called with consecutive positions. */
        Optional<Fault> leaf(long position, Hash hash) {
            long index = (position - 1) / TileName.FULL;
            int place = (int) ((position - 1) % TileName.FULL);
            if (position > size) {
                return Optional.empty();
            }
            if (place == 0) {
                leaves = tiles.find(0, index);
            }
            return has(leaves, place, hash)
                    ? Optional.empty()
                    : Optional.of(Fault.at(
                            position,
                            "与哈希块 %s 不符：事件连同其叶哈希被改动，或该块被改动".formatted(tiles.path(0, index)),
                            "it disagrees with the tile %s: event and leaf hash were changed together, or the tile was"
                                    .formatted(tiles.path(0, index))));
        }

        /** Whether a tile above the leaves equals the one that follows from the events. */
        Optional<Fault> tile(GrowingTree.Edge made) {
            int width = Math.min(made.tile().width(), TileName.widthIn(made.level(), made.index(), size));
            if (made.level() == 0 || width == 0) {
                return Optional.empty();
            }
            Optional<Tile> stored = tiles.find(made.level(), made.index());
            for (int place = 0; place < width; place++) {
                if (!has(stored, place, made.tile().hash(place))) {
                    return Optional.of(changed(made, place));
                }
            }
            return Optional.empty();
        }

        /** Tiles for events that the log does not have. */
        Optional<Fault> beyond(long events) {
            return size <= events
                    ? Optional.empty()
                    : Optional.of(Fault.at(
                            events + 1,
                            "自此至位置 %d 的事件缺失，哈希块记有它们：尾部被删去".formatted(size),
                            "from here to position %d events are missing that the tiles have: the end was cut off"
                                    .formatted(size)));
        }

        // The leaves below agreed with their tiles, so this tile was changed.
        private Fault changed(GrowingTree.Edge made, int place) {
            long first = (made.index() * TileName.FULL + place) << (8 * made.level());
            return Fault.at(
                    first + 1,
                    "哈希块 %s 与自此起的事件不符：该块被改动".formatted(tiles.path(made.level(), made.index())),
                    "the tile %s disagrees with the events from here on: the tile was changed"
                            .formatted(tiles.path(made.level(), made.index())));
        }

        private static boolean has(Optional<Tile> tile, int place, Hash hash) {
            return tile.filter(t -> t.width() > place && t.hash(place).equals(hash))
                    .isPresent();
        }
    }
}
