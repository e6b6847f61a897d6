package org.caseledger.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** What counts as a reason in words. */
class WordingTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "不属本所",
                "已联系𠮷田",
                "𠮷𠮷𠮷野",
                "商家拒收。",
                "because it is late",
                "ＡＢＣＤ",
                "not ours",
                "여기는 아님",
                "не наш участок",
                "理由①：超出辖区",
                "a b c d"
            })
    void givenFourLettersOrCharacters_thenItIsInWords(String text) {
        assertThat(Wording.isInWords(text)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "。",
                "   ",
                "　　　　",
                "嫌麻烦",
                "n/a",
                "aaaa",
                "AaAaAa",
                "aａAＡ",
                "哈哈哈哈",
                "𠮷𠮷𠮷𠮷",
                "𠮷野",
                "12345678",
                "１１１１",
                "１２３４",
                "……！！？？",
                "😀😁😂🤣",
                "①②③④",
                "----"
            })
    void givenLessOrAlwaysTheSame_thenItIsNot(String text) {
        assertThat(Wording.isInWords(text)).isFalse();
    }

    @Test
    void givenWhatSomebodyTyped_whenQuoted_thenItIsCutBetweenCharacters() {
        assertThat(Wording.quoted("𠮷".repeat(20))).isEqualTo("𠮷".repeat(20));
        assertThat(Wording.quoted("𠮷".repeat(21))).isEqualTo("𠮷".repeat(20) + "…");
    }
}
