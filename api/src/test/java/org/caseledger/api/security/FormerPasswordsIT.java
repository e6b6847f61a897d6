package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A recent password is not accepted again. */
class FormerPasswordsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenTheLastFive_whenOneIsChosenAgain_thenItIsRefused_andAnEarlierOneIsNot() {
        save("turner", password(1));
        for (int i = 2; i <= 6; i++) {
            assertThat(change("turner", password(i - 1), password(i)).status()).isEqualTo(200);
        }

        for (int i = 2; i <= 6; i++) {
            var again = change("turner", password(6), password(i));
            assertThat(again.status()).as("%d: %s", i, again).isEqualTo(400);
            assertThat(again.json().path("fields").path("password").asString()).contains("5次");
        }
        assertThat(change("turner", password(6), password(1)).status()).isEqualTo(200);
    }

    @Test
    void givenTheAdministratorSetsAFormerPassword_thenItIsRefused() {
        save("returner", password(1));
        change("returner", password(1), password(2));

        assertThat(put("returner", password(1)).status()).isEqualTo(400);
        assertThat(put("returner", password(2)).status()).as("as it is").isEqualTo(200);
        assertThat(put("returner", password(3)).status()).isEqualTo(200);
    }

    @Test
    void givenARowThatTheLedgerDidNotWrite_thenItCountsForNothing() {
        save("victim", password(1));
        save("known", password(9));
        LEDGER.asSuperuser().sql("""
                        insert into office.former_password (username, event, password_hash, code)
                        select 'victim', event + 1000000, password_hash, code
                        from office.former_password where username = 'known'
                        """).update();

        assertThat(change("victim", password(1), password(9)).status()).isEqualTo(200);
    }

    private static String password(int number) {
        return "kT7x-Rw-" + number + number + "-zQ";
    }

    private static Answer change(String username, String old, String next) {
        return LEDGER.anonymous()
                .login(username, old)
                .put("/api/me/password", "{\"old\":\"%s\",\"password\":\"%s\"}".formatted(old, next));
    }

    private static void save(String username, String password) {
        var saved = put(username, password);
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
    }

    private static Answer put(String username, String password) {
        var body = """
                {"name":"新人","role":"AUDITOR","password":"%s","reason":"新录用人员"}
                """.formatted(password);
        return LEDGER.as("admin").put("/api/people/" + username, body);
    }
}
