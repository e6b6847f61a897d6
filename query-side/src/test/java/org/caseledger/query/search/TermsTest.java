package org.caseledger.query.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static Set<String> of(String... texts) {
        return Terms.of(List.of(texts));
    }

    @Test
    void givenChineseText_whenSplit_thenItsCharactersAndPairsAreTerms() {
        assertThat(of("过期牛奶")).containsExactlyInAnyOrder("过", "期", "牛", "奶", "过期", "期牛", "牛奶");
    }

    @Test
    void givenACharacterOutsideTheBasicPlane_whenSplit_thenItIsOneCharacter() {
        assertThat(of("𠮷野家")).containsExactlyInAnyOrder("𠮷", "野", "家", "𠮷野", "野家");
        assertThat(Terms.asked("𠮷")).containsExactly("𠮷");
    }

    @Test
    void givenWordsAndNumbers_whenSplit_thenTheyAndTheirBeginningsAreTerms() {
        assertThat(of("Apple")).containsExactlyInAnyOrder("apple", "app", "appl");
        assertThat(of("13812345678")).contains("138", "1381234", "13812345678").hasSize(9);
        assertThat(of("000123")).contains("000123", "123");
        assertThat(of("0")).containsExactly("0");
        assertThat(of("x".repeat(20))).contains("x".repeat(12), "x".repeat(20)).hasSize(11);
    }

    @Test
    void givenFullWidthText_whenSplit_thenItIsAsOrdinaryText() {
        assertThat(of("１２３１５ＡＢＣ")).isEqualTo(of("12315abc"));
        assertThat(of("ｶﾞｽ")).isEqualTo(of("ガス")).containsExactlyInAnyOrder("ガ", "ス", "ガス");
        assertThat(of("김치")).containsExactlyInAnyOrder("김", "치", "김치");
    }

    @Test
    void givenMixedText_whenSplit_thenNoTermSpansTwoSortsOrTwoTexts() {
        assertThat(of("iPhone手机，8元")).contains("iphone", "手机", "8", "元").doesNotContain("机8", "机元");
        assertThat(of("红光", "超市")).contains("红光", "超市").doesNotContain("光超");
    }

    @Test
    void givenAQuestion_whenSplit_thenEachTermIsOneOfTheTextsItIsFoundIn() {
        for (var question : List.of("过期", "牛奶", "奶", "App", "138", "１５", "过期牛奶 apple")) {
            assertThat(of("买到过期牛奶，Apple 店，13812345678，15 元")).as(question).containsAll(Terms.asked(question));
        }
        assertThat(Terms.asked("过期牛奶")).containsExactly("过期", "期牛", "牛奶");
    }

    @Test
    void givenNothingButSigns_whenSplit_thenThereAreNoTerms() {
        assertThat(of("", " ", "，。！—〔〕", "😀")).isEmpty();
        assertThat(Terms.asked("%_*'")).isEmpty();
    }

    @Test
    void givenTheCharactersThatAreTakenAsChineseUnasked_thenTheTablesOfUnicodeSaySo() {
        for (int character = '一'; character <= '龥'; character++) {
            assertThat(Character.isLetterOrDigit(character)).isTrue();
            assertThat(Character.UnicodeScript.of(character)).isEqualTo(Character.UnicodeScript.HAN);
        }
    }
}
