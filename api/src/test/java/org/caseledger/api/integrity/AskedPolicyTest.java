package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caseledger.text.LabelledException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many witnesses an office asks for. */
class AskedPolicyTest {
    @ParameterizedTest
    @CsvSource({"any, 3, 1", "all, 3, 3", "2, 3, 2", "3, 3, 3", "any, 0, 1", "all, 0, 1", "1, 0, 1"})
    void givenAQuorum_thenSoManyMustHaveCosigned(String quorum, int witnesses, int enough) {
        assertThat(AskedPolicy.enough(quorum, witnesses)).isEqualTo(enough);
    }

    @ParameterizedTest
    @CsvSource({"4, 3", "0, 3", "-1, 3", "2, 0", "some, 3", "'', 3", "01, 3", "２, 3"})
    void givenWhatIsNoNumberOfThem_thenItIsRefused(String quorum, int witnesses) {
        assertThatThrownBy(() -> AskedPolicy.enough(quorum, witnesses))
                .isInstanceOf(LabelledException.class)
                .hasMessageContaining("caseledger.witness-quorum");
    }
}
