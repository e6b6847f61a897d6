package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A password that an administrator knows is good for nothing but choosing another one. */
class AssignedPasswordsIT {
    private static final TestLedger LEDGER =
            TestLedger.onNewDatabase("--caseledger.login.change-assigned-password=true");
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenANewPerson_whenLoggedIn_thenThePasswordIsChangedFirst() {
        save("fresh", "assigned-1234");
        var inside = session("fresh", "assigned-1234");
        var page = inside.with("Accept", "text/html");

        assertThat(page.get("/board").header("Location")).endsWith("/account?assigned");
        assertThat(page.get("/account?assigned").text()).contains("当前密码由管理员设置");
        assertThat(inside.with("HX-Request", "true").get("/board").header("HX-Redirect"))
                .isEqualTo("/account?assigned");
        assertThat(inside.get("/api/board").problem()).isEqualTo("assigned-password");
        assertThat(inside.post("/api/complaints", "{}").status()).isEqualTo(403);
        assertThat(inside.get("/api/me/sessions").status()).isEqualTo(403);

        var changed = change(inside, "assigned-1234", "chosen-by-me-77");

        assertThat(changed.status()).as("%s", changed).isEqualTo(200);
        assertThat(FORM.withSessionOf(changed).get("/api/board").status()).isEqualTo(200);
        assertThat(session("fresh", "chosen-by-me-77").get("/api/board").status())
                .isEqualTo(200);
    }

    @Test
    void givenAProgramWithAnAssignedPassword_thenItIsToldToChangeIt() {
        save("robot", "assigned-1234");
        var program = LEDGER.anonymous().login("robot", "assigned-1234");
        assertThat(program.get("/api/board").problem()).isEqualTo("assigned-password");
        assertThat(program.get("/api/me").status()).isEqualTo(200);

        assertThat(change(program, "assigned-1234", "chosen-by-me-77").status()).isEqualTo(200);

        var now = LEDGER.anonymous().login("robot", "chosen-by-me-77");
        assertThat(now.get("/api/board").status()).isEqualTo(200);
    }

    @Test
    void givenAnAdministratorSetsAnotherPassword_thenThatOneIsChangedToo() {
        save("again", "assigned-1234");
        change(LEDGER.anonymous().login("again", "assigned-1234"), "assigned-1234", "chosen-by-me-77");
        save("again", "assigned-5678");

        var inside = session("again", "assigned-5678");

        assertThat(inside.get("/api/board").problem()).isEqualTo("assigned-password");
    }

    @Test
    void givenTheAdministratorSetsTheOwnPassword_thenItIsNotAsked() {
        save("chief", "ADMIN", "assigned-1234");
        var assigned = LEDGER.anonymous().login("chief", "assigned-1234");
        assertThat(assigned.get("/api/people").problem()).isEqualTo("assigned-password");
        change(assigned, "assigned-1234", "chosen-by-me-77");
        var chosen = LEDGER.anonymous().login("chief", "chosen-by-me-77");
        var body = """
                {"name":"新人","role":"ADMIN","password":"chosen-by-me-88","reason":"定期更换"}
                """;

        assertThat(chosen.put("/api/people/chief", body).status()).isEqualTo(200);

        var program = LEDGER.anonymous().login("chief", "chosen-by-me-88");
        assertThat(program.get("/api/people").status()).isEqualTo(200);
    }

    private static Answer change(Caller who, String old, String next) {
        return who.put("/api/me/password", "{\"old\":\"%s\",\"password\":\"%s\"}".formatted(old, next));
    }

    private static Caller session(String username, String password) {
        var inside = FORM.withSessionOf(FORM.send(username, password));
        return inside.with("X-CSRF-TOKEN", LoginForm.token(inside.get("/account")));
    }

    private static void save(String username, String password) {
        save(username, "AUDITOR", password);
    }

    private static void save(String username, String role, String password) {
        var body = """
                {"name":"新人","role":"%s","password":"%s","reason":"新录用人员"}
                """.formatted(role, password);
        var saved = LEDGER.as("admin").put("/api/people/" + username, body);
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
    }
}
