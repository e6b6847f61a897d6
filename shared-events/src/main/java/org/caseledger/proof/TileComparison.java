package org.caseledger.proof;

import java.util.Optional;
import org.caseledger.eventlog.LogCheck.Fault;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Hash;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TileName;

/** Compares the tiles in the database with the tiles that follow from the events. */
final class TileComparison {
    private final Tiles tiles;
    private final long size;
    private Optional<Tile> leaves = Optional.empty();

    /** The tiles of the tree of this size. */
    TileComparison(Tiles tiles, long size) {
        this.tiles = tiles;
        this.size = size;
    }

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
        return tile.filter(t -> t.width() > place && t.hash(place).equals(hash)).isPresent();
    }
}
