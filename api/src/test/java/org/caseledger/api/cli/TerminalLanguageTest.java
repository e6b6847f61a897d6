package org.caseledger.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseledger.text.Language;
import org.junit.jupiter.api.Test;

class TerminalLanguageTest {
    @Test
    void chineseUnlessTheLocaleSaysEnglish() {
        assertThat(TerminalLanguage.of(Map.of())).isEqualTo(Language.CHINESE);
        assertThat(TerminalLanguage.of(Map.of("LANG", "C"))).isEqualTo(Language.CHINESE);
        assertThat(TerminalLanguage.of(Map.of("LANG", "en_US.UTF-8"))).isEqualTo(Language.ENGLISH);
        assertThat(TerminalLanguage.of(Map.of("LC_ALL", "zh_CN.UTF-8", "LANG", "en_US.UTF-8")))
                .isEqualTo(Language.CHINESE);
        assertThat(TerminalLanguage.of(Map.of("LC_ALL", "C.UTF-8", "LANG", "en_GB")))
                .isEqualTo(Language.ENGLISH);
    }
}
