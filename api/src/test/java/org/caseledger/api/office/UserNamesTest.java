package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Login names that no new person may have: each could be taken for an existing one. */
class UserNamesTest {
    private static final List<String> THERE = List.of("leader", "admin", "wang.li", "romero");

    private static String mistake(String username) {
        return UserNames.mistake("username", username, THERE)
                .map(mistake -> mistake.text().en())
                .orElse("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Leader",
                "1eader",
                "Ieader",
                "leader.",
                "_leader_",
                "adm1n",
                "ADMIN",
                "wangli",
                "wang-li",
                "wang.1i",
                "rornero",
                "r0mero"
            })
    void givenANameThatLooksLikeAnother_whenAdded_thenItIsRefused(String username) {
        assertThat(mistake(username)).contains("looks like the login name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"system", "SYSTEM", "sy5tem", "root", "r00t", "new", "me", "null", "nobody"})
    void givenAReservedName_whenAdded_thenItIsRefused(String username) {
        assertThat(mistake(username)).contains("reserved");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "...",
                "lеader",
                "leader\u200b",
                "leader\u00a0",
                "ｌｅａｄｅｒ",
                "a b",
                "a/b",
                "a\u0000b",
                "\u202eredael",
                "领导",
                "leadér"
            })
    void givenForeignOrInvisibleCharacters_whenAdded_thenItIsRefused(String username) {
        assertThat(mistake(username)).contains("only letters, digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leader2", "qian", "wang.lin", "system-admin", "leader"})
    void givenAnyOther_whenAdded_thenItIsTaken(String username) {
        assertThat(mistake(username)).isEmpty();
    }
}
