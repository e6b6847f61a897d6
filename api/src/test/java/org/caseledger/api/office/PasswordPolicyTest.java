package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords a person may not have, because they are the first that are tried. */
class PasswordPolicyTest {
    private static String mistake(String password) {
        return PasswordPolicy.mistake("password", password, "heanan", "何岸")
                .map(mistake -> mistake.text().en())
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password12",
                "P@ssw0rd2026",
                "Passw0rd!!!",
                "ADMIN@12345",
                "administrator",
                "woaini1314520",
                "WoAiNi@520520",
                "mima12345678",
                "chengdu2026!",
                "pidu12315pidu",
                "shichangjianguan",
                "1234567890",
                "9876543210",
                "aaaaaaaaaaaa",
                "qwertyuiop",
                "1qaz2wsx3edc",
                "asdfghjkl;",
                "zhangsan1990",
                "abcdefghijk",
                "ａｄｍｉｎ１２３４５",
                "iloveyou5201314",
                "heanan2026888"
            })
    void givenACommonPassword_whenChosen_thenItIsRefused(String password) {
        assertThat(mistake(password)).contains("too common");
    }

    @ParameterizedTest
    @ValueSource(strings = {"heananheanan7", "HeanAn#heanan", "何岸何岸何岸何岸何岸何岸", "何岸heanan何岸7k"})
    void givenAPasswordOfTheNames_whenChosen_thenItIsRefused(String password) {
        assertThat(mistake(password)).contains("login name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "kT7#xw2mQ", "短密码九个字符呀呀"})
    void givenLessThanTenCharacters_whenChosen_thenItIsRefused(String password) {
        assertThat(mistake(password)).contains("10 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"kT7#xw2mQ9", "correct horse battery", "老王每天七点喝两碗粥加咸菜", "new-password", "83#61$29!4a"})
    void givenAnyOther_whenChosen_thenItIsTaken(String password) {
        assertThat(mistake(password)).isEmpty();
    }
}
