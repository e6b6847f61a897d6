package org.caseledger.proof;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.IntFunction;
import lombok.Getter;
import org.caseledger.tlog.GrowingTree;
import org.caseledger.tlog.Tile;
import org.caseledger.tlog.TileName;
import org.caseledger.tlog.TiledNodes;
import org.caseledger.tlog.Tree;
import org.caseledger.tlog.TreeHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;

/**
 * The tables {@code proof.tile} and {@code proof.tree}: the Merkle tree over the log's leaves; or
 * {@code proof.sm3_tile} and {@code proof.sm3_tree}, the one by SM3.
 */
final class Tiles implements TiledNodes.Source {
    private static final String SIZE = "SELECT size FROM ";

    private final JdbcClient jdbc;

    @Getter
    private final TreeHash function;

    private final String tree;
    private final String tile;

    Tiles(JdbcClient jdbc) {
        this(jdbc, TreeHash.SHA_256);
    }

    Tiles(JdbcClient jdbc, TreeHash function) {
        this.jdbc = jdbc;
        this.function = function;
        this.tree = function == TreeHash.SM3 ? "proof.sm3_tree" : "proof.tree";
        this.tile = function == TreeHash.SM3 ? "proof.sm3_tile" : "proof.tile";
    }

    /** How many leaves the tiles contain. */
    long size() {
        return jdbc.sql(SIZE + tree).query(Long.class).single();
    }

    /** The same, locked until the transaction ends; empty while another transaction holds the lock. */
    OptionalLong lock() {
        return jdbc.sql(SIZE + tree + " FOR UPDATE SKIP LOCKED").query(Long.class).stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** The same, waiting for the lock. */
    long lockInTurn() {
        return jdbc.sql(SIZE + tree + " FOR UPDATE").query(Long.class).single();
    }

    /** The tree of the first leaves; its tiles are read on demand. */
    Tree tree(long size) {
        return new Tree(size, new TiledNodes(this));
    }

    @Override
    public Tile tile(int level, long index) {
        return find(level, index).orElseThrow(() -> missing(path(level, index)));
    }

    Optional<Tile> find(int level, long index) {
        return jdbc.sql("""
                        SELECT hashes FROM %s WHERE level = :level AND index = :index
                        """.formatted(tile))
                .param("level", level)
                .param("index", index)
                .query((row, n) -> Tile.of(function, row.getBytes("hashes")))
                .optional();
    }

    /** Writes or widens tiles, and records how many leaves they contain now. */
    void write(List<GrowingTree.Edge> tiles, long size) {
        jdbc.sql("""
                        INSERT INTO %s AS t (level, index, hashes)
                        SELECT level, index, hashes
                          FROM unnest(:levels, :indexes, :hashes) AS n (level, index, hashes)
                        ON CONFLICT (level, index) DO UPDATE SET hashes = EXCLUDED.hashes
                         WHERE octet_length(EXCLUDED.hashes) > octet_length(t.hashes)
                        """.formatted(tile))
                .param("levels", array("int", tiles, GrowingTree.Edge::level, Integer[]::new))
                .param("indexes", array("bigint", tiles, GrowingTree.Edge::index, Long[]::new))
                .param("hashes", array("bytea", tiles, edge -> edge.tile().bytes(), byte[][]::new))
                .update();
        jdbc.sql("UPDATE %s SET size = :size".formatted(tree))
                .param("size", size)
                .update();
    }

    private static <T> SqlArrayValue array(
            String type,
            List<GrowingTree.Edge> tiles,
            Function<GrowingTree.Edge, T> column,
            IntFunction<T[]> newArray) {
        return new SqlArrayValue(type, (Object[]) tiles.stream().map(column).toArray(newArray));
    }

    /** What a tile is called among those that are served. */
    String path(int level, long index) {
        String path = new TileName(level, index, TileName.FULL).path();
        return function == TreeHash.SM3 ? "sm3/" + path : path;
    }

    private static SigningRefused missing(String path) {
        return SigningRefused.contradiction("哈希块 %s 缺失", "the tile %s is missing", path);
    }
}
