package org.caseledger.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final String ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    @Test
    void givenATree_whenWritten_thenItHasTheThreeLinesOfTheSpecification() {
        var checkpoint = new Checkpoint("example.com/behind-the-sofa", 20852163, Hash.ofBase64(ROOT));

        assertThat(checkpoint.text()).isEqualTo("example.com/behind-the-sofa\n20852163\n%s\n".formatted(ROOT));
        assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    }

    @Test
    void givenTheEmptyTree_whenWritten_thenItsSizeIsZero() {
        var empty = new Checkpoint("a", 0, Hash.OF_NOTHING);
        assertThat(empty.text()).isEqualTo("a\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
    }

    @Test
    void givenExtensionLines_whenRead_thenTheyAreKept() {
        var text = "a\n7\n%s\nmore\nand more\n".formatted(ROOT);
        assertThat(Checkpoint.parse(text).extensions()).containsExactly("more", "and more");
        assertThat(Checkpoint.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "a\n7\n",
                "a\n7\nROOT",
                "\n7\nROOT\n",
                "a\n\nROOT\n",
                "a\n07\nROOT\n",
                "a\n-7\nROOT\n",
                "a\n+7\nROOT\n",
                "a\n7 \nROOT\n",
                "a\n٧\nROOT\n",
                "a\n0x7\nROOT\n",
                "a\n9223372036854775808\nROOT\n",
                "a\n99999999999999999999\nROOT\n",
                "a\n7\nROOT=\n",
                "a\n7\nROOTAAAA\n",
                "a\n7\nAAAA\n",
                "a\n7\n\nROOT\n",
                "a\n7\nROOT\n\n",
                "a\n7\nROOT\n\nmore\n",
            })
    void givenWhatIsNoCheckpoint_whenParsed_thenItIsRefused(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text.replace("ROOT", ROOT))).isInstanceOf(Malformed.class);
    }

    @Test
    void givenPartsThatNoCheckpointHas_whenMade_thenTheyAreRefused() {
        assertThatThrownBy(() -> new Checkpoint("a\nb", 1, Hash.OF_NOTHING)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Checkpoint("a", -1, Hash.OF_NOTHING)).isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> new Checkpoint("a", 1, Hash.OF_NOTHING, List.of("")))
                .isInstanceOf(Malformed.class);
    }
}
