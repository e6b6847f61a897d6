package org.caseledger.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lombok.Getter;

/**
 * A tree to which leaves are added, as tiles: only the rightmost tile of each level is kept, and each full one is
 * passed on. Not thread-safe.
 */
public final class GrowingTree {
    /** Receives each tile that has become full, lower levels first. */
    @FunctionalInterface
    public interface FullTiles {
        void full(int level, long index, Tile tile);
    }

    /** A tile of the right edge that is not full yet. */
    public record Edge(int level, long index, Tile tile) {}

    private final TreeHash function;
    private final FullTiles fullTiles;
    private final List<byte[]> edge = new ArrayList<>();

    @Getter
    private long size;

    /** The tree without leaves. */
    public GrowingTree(FullTiles fullTiles) {
        this(TreeHash.SHA_256, fullTiles);
    }

    /** The same of another function. */
    public GrowingTree(TreeHash function, FullTiles fullTiles) {
        this.function = function;
        this.fullTiles = fullTiles;
    }

    /**
     * The tree of this size, from the tiles of its right edge: {@code kept} may be wider than required for that size.
     */
    public GrowingTree(long size, TiledNodes.Source kept, FullTiles fullTiles) {
        this(TreeHash.SHA_256, size, kept, fullTiles);
    }

    /** The same of another function. */
    public GrowingTree(TreeHash function, long size, TiledNodes.Source kept, FullTiles fullTiles) {
        this(function, fullTiles);
        this.size = size;
        for (int level = 0; level < 8 && size >> (8 * level) > 0; level++) {
            long index = (size >> (8 * level)) / TileName.FULL;
            int width = TileName.widthIn(level, index, size);
            byte[] hashes = new byte[TileName.FULL * Hash.LENGTH];
            if (width > 0) {
                byte[] known = kept.tile(level, index).bytes(width);
                System.arraycopy(known, 0, hashes, 0, known.length);
            }
            edge.add(hashes);
        }
    }

    /** Adds the hash of the next leaf. */
    public void add(Hash leaf) {
        Hash hash = leaf;
        for (int level = 0; ; level++) {
            long index = size >> (8 * level);
            int place = (int) (index % TileName.FULL);
            if (level == edge.size()) {
                edge.add(new byte[TileName.FULL * Hash.LENGTH]);
            }
            hash.copyTo(edge.get(level), place * Hash.LENGTH);
            if (place < TileName.FULL - 1) {
                break;
            }
            Tile full = Tile.of(function, edge.get(level));
            fullTiles.full(level, index / TileName.FULL, full);
            hash = full.subtree(0, TileName.FULL);
        }
        size++;
    }

    /** The root hash over all leaves. */
    public Hash root() {
        return new Tree(size, new TiledNodes((level, index) -> tile(level))).root();
    }

    /** The tiles of the right edge that are neither full nor empty, lower levels first. */
    public List<Edge> edge() {
        var tiles = new ArrayList<Edge>();
        for (int level = 0; level < edge.size(); level++) {
            long index = (size >> (8 * level)) / TileName.FULL;
            if (TileName.widthIn(level, index, size) > 0) {
                tiles.add(new Edge(level, index, tile(level)));
            }
        }
        return List.copyOf(tiles);
    }

    // The root and the edge only need the rightmost tile of each level.
    private Tile tile(int level) {
        long index = (size >> (8 * level)) / TileName.FULL;
        int width = TileName.widthIn(level, index, size);
        return Tile.of(function, Arrays.copyOf(edge.get(level), width * Hash.LENGTH));
    }
}
