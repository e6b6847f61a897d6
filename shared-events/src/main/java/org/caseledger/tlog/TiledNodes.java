package org.caseledger.tlog;

import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;

/** The nodes of a tree, taken from its tiles; each tile is requested once. */
@RequiredArgsConstructor
public final class TiledNodes implements Nodes {
    /** The source of tiles. */
    @FunctionalInterface
    public interface Source {
        /** A tile as wide as stored, or an exception of the source. */
        Tile tile(int level, long index);
    }

    private record Place(int level, long index) {}

    private final Source source;
    private final Map<Place, Tile> seen = new HashMap<>();

    @Override
    public Hash node(int level, long index) {
        int tileLevel = level / 8;
        int width = 1 << (level % 8);
        long first = index * width;
        Tile tile = seen.computeIfAbsent(
                new Place(tileLevel, first / TileName.FULL), place -> source.tile(place.level(), place.index()));
        return tile.subtree((int) (first % TileName.FULL), width);
    }
}
