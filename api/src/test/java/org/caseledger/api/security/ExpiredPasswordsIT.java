package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Where the office wants it, a password grows old, and is then good for choosing another one. */
class ExpiredPasswordsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER = TestLedger.at(CLOCK, "--caseledger.login.password-days=90");
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenAPasswordOfNinetyDays_thenItIsChangedFirst_bySessionsAndPrograms() {
        var body = """
                {"name":"新人","role":"AUDITOR","password":"assigned-1234","reason":"新录用人员"}
                """;
        assertThat(LEDGER.as("admin").put("/api/people/aged", body).status()).isEqualTo(200);
        CLOCK.set("2026-05-31T08:59");
        var program = LEDGER.anonymous().login("aged", "assigned-1234");
        assertThat(program.get("/api/board").status()).isEqualTo(200);
        var before = session();
        assertThat(before.get("/api/board").status()).isEqualTo(200);

        CLOCK.set("2026-05-31T09:00");

        assertThat(program.get("/api/board").problem()).isEqualTo("expired-password");
        assertThat(before.get("/api/board").problem())
                .as("a session that began before")
                .isEqualTo("expired-password");
        var page = before.with("Accept", "text/html");
        assertThat(page.get("/board").header("Location")).endsWith("/account?expired");
        assertThat(page.get("/account?expired").text()).contains("密码已超过规定的使用期限");

        var changed = before.put("/api/me/password", "{\"old\":\"assigned-1234\",\"password\":\"chosen-by-me-77\"}");

        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(FORM.withSessionOf(changed).get("/api/board").status()).isEqualTo(200);
        var changedToo = LEDGER.anonymous().login("aged", "chosen-by-me-77");
        assertThat(changedToo.get("/api/board").status()).isEqualTo(200);
        CLOCK.set("2026-08-29T09:00");
        assertThat(changedToo.get("/api/board").problem()).isEqualTo("expired-password");
    }

    private static Caller session() {
        var inside = FORM.withSessionOf(FORM.send("aged", "assigned-1234"));
        return inside.with("X-CSRF-TOKEN", LoginForm.token(inside.get("/account")));
    }
}
