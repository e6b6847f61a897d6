package org.caseledger.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.tlog.Proofs.extend;
import static org.caseledger.tlog.Proofs.includes;
import static org.caseledger.tlog.Vectors.LEAF_HASHES;
import static org.caseledger.tlog.Vectors.ROOTS;
import static org.caseledger.tlog.Vectors.flipped;
import static org.caseledger.tlog.Vectors.leaf;
import static org.caseledger.tlog.Vectors.treeOf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proofs of trees of every size up to 300: genuine ones hold, altered ones do not. */
class ProofsTest {
    private static final int LARGEST = 300;
    private static final int BITS = 8 * Hash.LENGTH;
    private static final Tree EIGHT = treeOf(LEAF_HASHES);

    private final List<Hash> leaves =
            IntStream.range(0, LARGEST).mapToObj(Vectors::leaf).toList();
    private final GrowingTree growing = new GrowingTree((level, index, tile) -> {});
    private final List<Hash> roots = new ArrayList<>(List.of(growing.root()));
    private final Random random = new Random(6962);

    private void grow() {
        growing.add(leaf(growing.size()));
        roots.add(growing.root());
    }

    /** The tree as grown so far; its nodes are remembered. */
    private Tree tree() {
        return new Tree(growing.size(), new TiledNodes(this::tile));
    }

    private Tile tile(int level, long index) {
        var hashes = new ByteArrayOutputStream();
        int width = TileName.widthIn(level, index, growing.size());
        for (int i = 0; i < width; i++) {
            hashes.writeBytes(
                    level == 0
                            ? leaves.get((int) (index * 256 + i)).bytes()
                            : Vectors.plainNode(8 * level, index * 256 + i).bytes());
        }
        return Tile.of(hashes.toByteArray());
    }

    @Test
    void givenEveryTree_whenEveryLeafIsProved_thenOnlyTheTrueProofHolds() {
        while (growing.size() < LARGEST) {
            grow();
            Tree tree = tree();
            Hash root = roots.get((int) tree.size());
            assertThat(tree.root()).isEqualTo(root);
            for (int i = 0; i < tree.size(); i++) {
                List<Hash> proof = tree.inclusion(i);
                int index = i;
                assertThat(includes(i, tree.size(), leaves.get(i), proof, root)).isTrue();
                int bit = random.nextInt(BITS);
                assertThat(includes(i, tree.size(), flipped(leaves.get(i), bit), proof, root))
                        .isFalse();
                assertThat(includes(i, tree.size(), leaves.get(i), proof, flipped(root, bit)))
                        .isFalse();
                assertThat(altered(proof, root))
                        .noneMatch(p -> includes(index, tree.size(), leaves.get(index), p, root));
            }
        }
    }

    @Test
    void givenAnIndexBehindTheTree_whenItsProofIsEmpty_thenItDoesNotHold() {
        Hash only = LEAF_HASHES.get(0);
        assertThat(includes(0, 1, only, List.of(), only)).isTrue();
        assertThat(includes(1, 1, only, List.of(), only)).isFalse();
        assertThat(includes(-1, 1, only, List.of(), only)).isFalse();
    }

    @Test
    void givenEveryTree_whenEveryGrowthIsProved_thenOnlyTheTrueProofHolds() {
        while (growing.size() < LARGEST) {
            grow();
            Tree tree = tree();
            long n = tree.size();
            Hash later = roots.get((int) n);
            for (int m = 0; m <= n; m++) {
                List<Hash> proof = tree.consistency(m);
                Hash earlier = roots.get(m);
                long from = m;
                assertThat(extend(m, n, proof, earlier, later)).isTrue();
                assertThat(extend(m, n, proof, later, earlier)).isEqualTo(m == n);
                int bit = random.nextInt(BITS);
                assertThat(extend(m, n, proof, flipped(earlier, bit), later)).isFalse();
                assertThat(extend(m, n, proof, earlier, flipped(later, bit))).isEqualTo(m == 0);
                assertThat(altered(proof, later)).noneMatch(p -> extend(from, n, p, earlier, later));
            }
        }
    }

    /** One bit flipped, the last hash missing, one hash too many, two swapped. */
    private List<List<Hash>> altered(List<Hash> proof, Hash more) {
        var altered = new ArrayList<List<Hash>>();
        var longer = new ArrayList<>(proof);
        longer.add(more);
        altered.add(longer);
        if (!proof.isEmpty()) {
            altered.add(proof.subList(0, proof.size() - 1));
            var turned = new ArrayList<>(proof);
            int at = random.nextInt(proof.size());
            turned.set(at, flipped(proof.get(at), random.nextInt(BITS)));
            altered.add(turned);
        }
        if (proof.size() > 1) {
            var swapped = new ArrayList<>(proof);
            swapped.set(0, proof.get(1));
            swapped.set(1, proof.get(0));
            altered.add(swapped);
        }
        return altered;
    }

    @Test
    void givenAProof_whenEachOfItsBitsIsTurned_thenNoneOfThemHolds() {
        List<Hash> inclusion = EIGHT.inclusion(5);
        List<Hash> consistency = EIGHT.consistency(6);
        for (int at = 0; at < 3; at++) {
            for (int bit = 0; bit < BITS; bit++) {
                var i = new ArrayList<>(inclusion);
                i.set(at, flipped(inclusion.get(at), bit));
                assertThat(includes(5, 8, LEAF_HASHES.get(5), i, ROOTS.get(8))).isFalse();
                var c = new ArrayList<>(consistency);
                c.set(at, flipped(consistency.get(at), bit));
                assertThat(extend(6, 8, c, ROOTS.get(6), ROOTS.get(8))).isFalse();
            }
        }
    }

    @Test
    void givenNumbersThatNoTreeHas_whenVerified_thenTheProofFailsAndNothingIsThrown() {
        Hash root = ROOTS.get(8);
        List<Hash> proof = EIGHT.inclusion(5);
        for (long[] wrong : new long[][] {
            {8, 8},
            {9, 8},
            {-1, 8},
            {0, 0},
            {5, 0},
            {5, -8},
            {Long.MAX_VALUE, 8},
            {5, Long.MAX_VALUE},
            {5, 5},
            {4, 8},
            {5, 16},
            {Long.MIN_VALUE, Long.MIN_VALUE}
        }) {
            assertThat(includes(wrong[0], wrong[1], LEAF_HASHES.get(5), proof, root))
                    .isFalse();
        }
        List<Hash> growth = EIGHT.consistency(6);
        for (long[] wrong : new long[][] {
            {8, 6},
            {9, 8},
            {-1, 8},
            {0, 8},
            {6, 6},
            {8, 8},
            {6, Long.MAX_VALUE},
            {6, -1},
            {5, 8},
            {7, 8},
            {Long.MIN_VALUE, Long.MAX_VALUE}
        }) {
            assertThat(extend(wrong[0], wrong[1], growth, ROOTS.get(6), root)).isFalse();
        }
    }

    @Test
    void givenTheEmptyTree_whenAnyTreeExtendsIt_thenOnlyTheEmptyProofFromTheEmptyRootHolds() {
        assertThat(extend(0, 8, List.of(), Hash.OF_NOTHING, ROOTS.get(8))).isTrue();
        assertThat(extend(0, 8, List.of(ROOTS.get(8)), Hash.OF_NOTHING, ROOTS.get(8)))
                .isFalse();
        assertThat(extend(0, 8, List.of(), ROOTS.get(1), ROOTS.get(8))).isFalse();
        assertThat(extend(0, 0, List.of(), Hash.OF_NOTHING, Hash.OF_NOTHING)).isTrue();
        assertThat(extend(0, 0, List.of(), Hash.OF_NOTHING, ROOTS.get(1))).isFalse();
    }

    @Test
    void givenTheSameSize_whenTheRootsDiffer_thenItIsNoGrowth() {
        assertThat(extend(8, 8, List.of(), ROOTS.get(8), ROOTS.get(8))).isTrue();
        assertThat(extend(8, 8, List.of(), ROOTS.get(8), ROOTS.get(7))).isFalse();
        assertThat(extend(8, 8, List.of(ROOTS.get(8)), ROOTS.get(8), ROOTS.get(8)))
                .isFalse();
        assertThat(extend(4, 8, List.of(), ROOTS.get(4), ROOTS.get(8))).isFalse();
    }
}
