package org.caseledger.events.respondent;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.events.respondent.CreditCode.Kind;
import org.caseledger.events.respondent.CreditCode.Mistake;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The codes of large companies, as they publish them, show that the weights are the standard's. */
@DisplayName("A unified social credit code is checked by GB 32100-2015")
class CreditCodeTest {
    private static final String CODE = "91330100799655058B";

    @ParameterizedTest
    @ValueSource(strings = {CODE, "914403001922038216", "9144030071526726XG"})
    void givenACodeOfACompany_whenChecked_thenNothingIsWrong(String code) {
        assertThat(CreditCode.mistake(code)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"91330100799655058b", " ９１３３０１００７９９６５５０５８Ｂ ", "91330100-79965505-8B", "9133 0100 7996 5505 8B"})
    void givenACodeAsItIsTyped_whenNormalised_thenItIsTheSame(String typed) {
        assertThat(CreditCode.normalized(typed)).isEqualTo(CODE);
    }

    @ParameterizedTest
    @CsvSource({
        "9133010079965505I8, 17, I",
        "O1330100799655058B, 1, O",
        "9133010079965Z058B, 14, Z",
        "9133010079965S058B, 14, S",
        "9133010079965V058B, 14, V",
        "91A30100799655058B, 3, A",
        "9133010X799655058B, 8, X",
        "9133010079965店058B, 14, 店",
        "9133010079965𠮷058B, 14, 𠮷"
    })
    void givenAWrongCharacter_whenChecked_thenItIsNamedWithItsPlace(String code, int place, String found) {
        assertThat(CreditCode.mistake(code))
                .get()
                .extracting(Mistake::kind, Mistake::place, Mistake::found)
                .containsExactly(Kind.CHARACTER, place, found);
    }

    @ParameterizedTest
    @CsvSource({"9133010079965505, 16", "91330100799655058B1, 19", "'', 0"})
    void givenAnotherLength_whenChecked_thenItIsTold(String code, String length) {
        assertThat(CreditCode.mistake(code)).contains(new Mistake(Kind.LENGTH, 0, length, "18"));
    }

    @Test
    void givenOneWrongDigitAnywhere_whenChecked_thenTheCheckCharacterDiffers() {
        for (int i = 0; i < CreditCode.LENGTH - 1; i++) {
            char other = CODE.charAt(i) == '1' ? '2' : '1';
            var code = CODE.substring(0, i) + other + CODE.substring(i + 1);
            assertThat(CreditCode.mistake(code))
                    .as(code)
                    .get()
                    .extracting(Mistake::kind, Mistake::found)
                    .containsExactly(Kind.CHECK, "B");
        }
    }

    @Test
    void givenTwoDigitsInTheWrongOrder_whenChecked_thenTheRightCheckCharacterIsTold() {
        assertThat(CreditCode.mistake("93130100799655058B")).get().satisfies(mistake -> {
            assertThat(mistake.kind()).isEqualTo(Kind.CHECK);
            assertThat(mistake.expected()).hasSize(1).isNotEqualTo("B");
        });
    }
}
