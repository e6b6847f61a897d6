package org.caseledger.api.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WalSegmentTest {
    @Test
    void givenALabel_whenItIsRead_thenTheRecoveryBeginsWithTheFileItNames() {
        var label = """
                START WAL LOCATION: 0/2000028 (file 000000010000000000000002)
                CHECKPOINT LOCATION: 0/2000080
                BACKUP METHOD: streamed
                """;
        assertThat(WalSegment.beginningOf(label)).isEqualTo("000000010000000000000002");
        assertThatThrownBy(() -> WalSegment.beginningOf("CHECKPOINT LOCATION: 0/2000080"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void givenTwoFiles_whenAllBetweenThemAreAsked_thenTheyGoOnBehindTheLastOfAPart() {
        assertThat(WalSegment.through("0000000100000000000000FE", "000000010000000100000001"))
                .containsExactly(
                        "0000000100000000000000FE",
                        "0000000100000000000000FF",
                        "000000010000000100000000",
                        "000000010000000100000001");
        assertThat(WalSegment.through("000000010000000000000002", "000000010000000000000002"))
                .containsExactly("000000010000000000000002");
    }
}
