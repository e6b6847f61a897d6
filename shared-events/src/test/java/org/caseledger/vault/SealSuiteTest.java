package org.caseledger.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.caseledger.text.LabelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealSuiteTest {
    @Test
    void aSuiteIsNamedAsSettingsAre() {
        assertThat(SealSuite.named("aes-256-gcm")).isEqualTo(SealSuite.AES_256_GCM);
        assertThat(SealSuite.named(" SM4_GCM ")).isEqualTo(SealSuite.SM4_GCM);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sm4", "rot13", "sm4gcm"})
    void anotherOneIsRefusedWithTheNameOfTheSetting(String setting) {
        assertThatThrownBy(() -> SealSuite.named(setting)).isInstanceOfSatisfying(LabelledException.class, refused -> {
            assertThat(refused.zh()).startsWith("caseledger.sealing：应为 ").endsWith("：" + setting);
            assertThat(refused.en()).startsWith("caseledger.sealing: must be ").endsWith(": " + setting);
        });
    }
}
