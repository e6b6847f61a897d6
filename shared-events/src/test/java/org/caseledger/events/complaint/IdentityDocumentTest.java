package org.caseledger.events.complaint;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.events.codec.EventCodec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Identity documents, and the amounts and sealed records next to them. */
class IdentityDocumentTest {
    @ParameterizedTest
    @DisplayName("GB 11643-1999: the examples of the standard, and any of ours")
    @ValueSource(strings = {"11010519491231002X", "440524188001010014", "１１０１０５１９４９１２３１００２ｘ", " 110105 19491231 002x "})
    void givenANumberThatChecks_whenRead_thenNothingIsWrong(String number) {
        var document = new IdentityDocument(IdentityKind.RESIDENT_ID_CARD, number);
        assertThat(document.mistake()).isEmpty();
        assertThat(document.number()).matches("[0-9]{17}[0-9X]");
    }

    @Test
    void givenTheSameDigitsButForTheOrder_whenRead_thenOneOfTheElevenCheckCharactersFits() {
        for (int order = 0; order < 1000; order++) {
            var digits = "11010519491231%03d".formatted(order);
            int sum = 0;
            for (int i = 0; i < digits.length(); i++) { // ISO 7064, MOD 11-2, step by step
                sum = (sum + digits.charAt(i) - '0') * 2 % 11;
            }
            var check = "0123456789X".charAt((12 - sum) % 11);
            for (char last : "0123456789X".toCharArray()) {
                var document = new IdentityDocument(IdentityKind.RESIDENT_ID_CARD, digits + last);
                assertThat(document.mistake().isEmpty()).isEqualTo(last == check);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "110105194912310021,末位校验码",
        "11010519491231003X,末位校验码",
        "11010519491331002X,出生日期",
        "110105194902300021,出生日期",
        "11010519491231002,应为18位",
        "1101051949123100A1,前17位须为数字"
    })
    void givenANumberThatDoesNotCheck_whenRead_thenItSaysWhyAndDoesNotRepeatIt(String number, String why) {
        var mistake = new IdentityDocument(IdentityKind.RESIDENT_ID_CARD, number)
                .mistake()
                .orElseThrow();
        assertThat(mistake.zh()).contains(why).doesNotContain(number);
        assertThat(mistake.en()).doesNotContain(number);
    }

    @Test
    void givenAnotherDocument_whenRead_thenItsNumberIsFree() {
        assertThat(new IdentityDocument(IdentityKind.PASSPORT, "E1").mistake()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1234.5|1234.50",
                "１２３４．５０|1234.50",
                "￥1,234.50|1234.50",
                "1，234，567元|1234567.00",
                "0.01|0.01",
                "99.9000|99.90",
                "0|0.00"
            })
    void givenAnAmountAsTyped_whenRead_thenItIsExactToTheFen(String typed, String yuan) {
        assertThat(YuanReader.read(typed).orElseThrow().toPlainString()).isEqualTo(yuan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.005", "1e3", "12,34", "一百", "1234567890123", "NaN", "1.2.3"})
    void givenNoAmount_whenRead_thenThereIsNone(String typed) {
        assertThat(YuanReader.read(typed)).isEmpty();
    }

    @Test
    void givenAComplainantSealedBefore_whenRead_thenDocumentAndAgentAreUnknown() {
        var before = "{\"name\":\"张三\",\"phone\":\"13800000000\"}";
        assertThat(EventCodec.read(before, Complainant.class))
                .isEqualTo(new Complainant("张三", "13800000000", null, null));
    }
}
