package org.caseledger.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.caseledger.tlog.Vectors.LEAF_HASHES;
import static org.caseledger.tlog.Vectors.ROOTS;
import static org.caseledger.tlog.Vectors.hash;
import static org.caseledger.tlog.Vectors.hashes;
import static org.caseledger.tlog.Vectors.treeOf;

import org.junit.jupiter.api.Test;

/** The published vectors of RFC 6962 trees. */
class TreeTest {
    private static final Tree EIGHT = treeOf(LEAF_HASHES);

    @Test
    void givenTheLeaves_whenHashed_thenTheirHashesAreThePublishedOnes() {
        assertThat(Vectors.LEAVES.stream().map(Hash::ofLeaf)).isEqualTo(LEAF_HASHES);
        assertThat(Hash.ofLeaf("L123456".getBytes(UTF_8)))
                .isEqualTo(hash("395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"));
    }

    @Test
    void givenTheFirstLeaves_whenTheyMakeATree_thenItsRootIsThePublishedOne() {
        for (int size = 0; size <= 8; size++) {
            assertThat(treeOf(LEAF_HASHES.subList(0, size)).root()).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void givenALeaf_whenItsInclusionIsProved_thenTheProofIsThePublishedOne() {
        assertThat(EIGHT.inclusion(5))
                .isEqualTo(hashes(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
    }

    @Test
    void givenAnEarlierTree_whenItsGrowthIsProved_thenTheProofIsThePublishedOne() {
        assertThat(EIGHT.consistency(6))
                .isEqualTo(hashes(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"));
        assertThat(treeOf(LEAF_HASHES.subList(0, 5)).consistency(2))
                .isEqualTo(hashes(
                        "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"));
    }

    @Test
    void givenWhatTheTreeDoesNotHave_whenAProofIsAsked_thenItIsRefused() {
        assertThatThrownBy(() -> EIGHT.inclusion(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EIGHT.inclusion(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EIGHT.leaf(8)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EIGHT.consistency(9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EIGHT.consistency(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Tree(-1, Vectors::plainNode)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenBytesOfAnotherLength_whenReadAsAHash_thenTheyAreRefused() {
        for (int length : new int[] {0, 31, 33, 64}) {
            assertThatThrownBy(() -> Hash.of(new byte[length])).isInstanceOf(Malformed.class);
        }
        assertThatThrownBy(() -> Hash.ofBase64(ROOTS.get(0).base64().replace("=", "")))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> Hash.ofBase64(ROOTS.get(0).base64() + " ")).isInstanceOf(Malformed.class);
    }

    @Test
    void givenAHash_whenWhatItGaveAwayIsChanged_thenItStaysAsItIs() {
        Hash root = ROOTS.get(3);
        root.bytes()[0] ^= 1;
        assertThat(root).isEqualTo(Hash.ofBase64(root.base64())).hasToString(root.toString());
        assertThat(root.toString()).startsWith("aeb6bcfe");
    }
}
