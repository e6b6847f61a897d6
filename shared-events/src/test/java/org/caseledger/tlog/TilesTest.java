package org.caseledger.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.tlog.Vectors.leaf;
import static org.caseledger.tlog.Vectors.plainNode;
import static org.caseledger.tlog.Vectors.plainTree;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, tile/0/000",
        "0, 7, 1, tile/0/007.p/1",
        "2, 999, 255, tile/2/999.p/255",
        "0, 1000, 256, tile/0/x001/000",
        "0, 1234067, 256, tile/0/x001/x234/067",
        "63, 1234067, 9, tile/63/x001/x234/067.p/9",
        "-1, 1067, 3, tile/entries/x001/067.p/3",
    })
    void givenATile_whenNamed_thenItsPathIsThatOfTheSpecification(int level, long index, int width, String path) {
        var name = new TileName(level, index, width);
        assertThat(name.path()).isEqualTo(path);
        assertThat(TileName.parse(path)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/0",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/x001",
                "tile/0/001/002",
                "tile/0/x001/x002",
                "tile/0/000/",
                "tile/0/000.p",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/999",
                "tile/0/000.p/-1",
                "tile/0/-01",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/data/000",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                "/tile/0/000",
                "tile/0/../000",
                "checkpoint",
            })
    void givenWhatIsNoTile_whenParsed_thenItIsRefused(String path) {
        assertThatThrownBy(() -> TileName.parse(path)).isInstanceOf(Malformed.class);
    }

    @Test
    void givenATreeOfSeventyThousand_whenItGrows_thenItsTilesAreThoseOfTheSpecification() {
        var full = new TreeMap<String, Tile>();
        var tree = new GrowingTree((l, i, tile) -> full.put(new TileName(l, i, 256).path(), tile));
        for (int i = 0; i < 70_000; i++) {
            tree.add(leaf(i));
        }

        assertThat(full).hasSize(273 + 1);
        assertThat(full.keySet()).contains("tile/0/272", "tile/1/000");
        assertThat(tree.edge())
                .extracting(e -> new TileName(e.level(), e.index(), e.tile().width()).path())
                .containsExactly("tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1");
        assertThat(full.get("tile/0/272").hash(255)).isEqualTo(leaf(272 * 256 + 255));
        assertThat(full.get("tile/1/000").hash(7)).isEqualTo(plainNode(8, 7));
        assertThat(tree.edge().get(1).tile().hash(16)).isEqualTo(plainNode(8, 272));
        assertThat(tree.edge().get(2).tile().hash(0)).isEqualTo(plainNode(16, 0));
        assertThat(tree.root()).isEqualTo(plainTree(70_000).root());
    }

    @Test
    void givenFullTiles_whenNothingStandsBehindThem_thenTheEdgeHasOnlyTheHigherTile() {
        var tree = new GrowingTree((level, index, tile) -> {});
        assertThat(tree.edge()).isEmpty();
        assertThat(tree.root()).isEqualTo(Hash.OF_NOTHING);
        for (int i = 0; i < 256; i++) {
            tree.add(leaf(i));
        }
        assertThat(tree.edge())
                .extracting(e -> new TileName(e.level(), e.index(), e.tile().width()).path())
                .containsExactly("tile/1/000.p/1");
        assertThat(tree.root()).isEqualTo(plainNode(8, 0));
    }

    @Test
    void givenTilesWiderThanASize_whenTheTreeGoesOnFromThatSize_thenItEndsAsIfItHadNotStopped() {
        var random = new Random(256);
        int end = 66_000;
        for (long from : List.of(
                0L, 1L, 255L, 256L, 257L, 65_535L, 65_536L, 65_537L, random.nextLong(end), random.nextLong(end))) {
            var kept = new TreeMap<String, Tile>();
            GrowingTree straight = grown(end, kept);
            var tree = new GrowingTree(
                    from,
                    (level, index) -> kept.get(level + "/" + index),
                    (level, index, tile) -> assertThat(tile).isEqualTo(kept.get(level + "/" + index)));
            assertThat(tree.root()).isEqualTo(plainTree(from).root());
            while (tree.size() < end) {
                tree.add(leaf(tree.size()));
            }
            assertThat(tree.edge()).isEqualTo(straight.edge());
            assertThat(tree.root()).isEqualTo(straight.root());
        }
    }

    @Test
    void givenTiles_whenNodesAreTakenFromThem_thenTheyAreThoseOfTheTree() {
        var kept = new TreeMap<String, Tile>();
        grown(66_000, kept);
        var nodes = new TiledNodes((level, index) -> kept.get(level + "/" + index));

        for (int level = 0; level <= 16; level++) {
            long last = (66_000 >> level) - 1;
            assertThat(nodes.node(level, last)).isEqualTo(plainNode(level, last));
            assertThat(nodes.node(level, last / 2)).isEqualTo(plainNode(level, last / 2));
        }
    }

    private static GrowingTree grown(long size, TreeMap<String, Tile> kept) {
        var tree = new GrowingTree((level, index, tile) -> kept.put(level + "/" + index, tile));
        while (tree.size() < size) {
            tree.add(leaf(tree.size()));
        }
        tree.edge().forEach(e -> kept.put(e.level() + "/" + e.index(), e.tile()));
        return tree;
    }

    @Test
    void givenASize_whenAskedForATile_thenOnlyWhatTheTreeHasIsInIt() {
        assertThat(TileName.parse("tile/0/273.p/112").isIn(70_000)).isTrue();
        assertThat(TileName.parse("tile/0/273.p/111").isIn(70_000)).isTrue();
        assertThat(TileName.parse("tile/0/273.p/113").isIn(70_000)).isFalse();
        assertThat(TileName.parse("tile/0/273").isIn(70_000)).isFalse();
        assertThat(TileName.parse("tile/entries/272").isIn(70_000)).isTrue();
        assertThat(TileName.parse("tile/2/000.p/1").isIn(70_000)).isTrue();
        assertThat(TileName.parse("tile/3/000.p/1").isIn(70_000)).isFalse();
        assertThat(TileName.parse("tile/63/000.p/1").isIn(Long.MAX_VALUE)).isFalse();
        assertThat(TileName.parse("tile/0/x999/x999/x999/x999/x999/999").isIn(Long.MAX_VALUE))
                .isFalse();
    }

    @Test
    void givenATile_whenFewerHashesAreAsked_thenItsBeginningIsGiven() {
        byte[] bytes = new byte[3 * Hash.LENGTH];
        bytes[40] = 1;
        Tile tile = Tile.of(bytes);
        assertThat(tile.width()).isEqualTo(3);
        assertThat(tile.bytes(1)).hasSize(32).containsOnly(0);
        assertThat(tile.bytes(3)).isEqualTo(bytes).isEqualTo(tile.bytes());
        assertThatThrownBy(() -> tile.bytes(4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tile.bytes(0)).isInstanceOf(IllegalArgumentException.class);
        for (int length : new int[] {0, 31, 33, 257 * 32}) {
            assertThatThrownBy(() -> Tile.of(new byte[length])).isInstanceOf(Malformed.class);
        }
    }

    @Test
    void givenLeaves_whenBundled_thenEachStandsBehindItsLength() {
        byte[] longest = new byte[EntryBundle.LONGEST];
        longest[7] = 7;
        byte[] bundle = EntryBundle.encode(List.of(new byte[] {1, 2}, new byte[0], longest));

        assertThat(bundle).startsWith(0, 2, 1, 2, 0, 0, 0xff, 0xff);
        assertThat(EntryBundle.decode(bundle)).containsExactly(new byte[] {1, 2}, new byte[0], longest);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[0x10000]))).isInstanceOf(Malformed.class);
        for (byte[] cut : List.of(new byte[] {0}, new byte[] {0, 1}, new byte[] {0, 2, 7})) {
            assertThatThrownBy(() -> EntryBundle.decode(cut)).isInstanceOf(Malformed.class);
        }
    }
}
