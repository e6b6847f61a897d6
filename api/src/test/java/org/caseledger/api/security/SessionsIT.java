package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A session is that of the person as he or she is now, and not for ever. */
class SessionsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER = TestLedger.at(CLOCK);
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void givenSomebodyIsDismissed_whenTheSessionGoesOn_thenItHasEndedAndNothingIsDone() {
        save("leaving", "INTAKE", true);
        var inside = session("leaving");
        assertThat(inside.get("/api/board").status()).isEqualTo(200);
        save("leaving", "INTAKE", false);
        long head = LEDGER.head();

        var act = inside.post("/api/complaints", Cases.RECEIPT);
        assertThat(act.status()).as("%s", act).isEqualTo(401);
        assertThat(act.problem()).isEqualTo("login");
        assertThat(LEDGER.head()).isEqualTo(head);
        // The session is gone, not only refused.
        save("leaving", "INTAKE", true);
        assertThat(inside.get("/api/board").status()).isEqualTo(401);
    }

    @Test
    void givenSomebodyIsDismissed_whenAPageOrAPartOfItIsAskedFor_thenItLeadsToTheLogin() {
        save("gone", "INTAKE", true);
        var page = session("gone").with("Accept", "text/html");
        var part = session("gone").with("HX-Request", "true");
        var other = session("gone").with("HX-Request", "true").with("HX-Current-URL", "http://evil.example/board");
        var form = session("gone").with("Accept", "text/html");
        assertThat(page.get("/board").status()).isEqualTo(200);

        save("gone", "INTAKE", false);

        var answer = page.get("/board");
        assertThat(WebForm.done(answer)).isEqualTo("/login?expired");
        var live = part.with("HX-Current-URL", LEDGER.address() + "/board?group=unit")
                .get("/board");
        assertThat(live.status()).isEqualTo(401);
        assertThat(live.header("HX-Redirect")).isEqualTo("/login?expired");
        // "/board?group=unit": what a page asks for by itself does not lose the way back to it.
        assertThat(live.headers("Set-Cookie")).anyMatch(set -> set.startsWith("return-to=L2JvYXJkP2dyb3VwPXVuaXQ;"));
        assertThat(other.get("/board").headers("Set-Cookie"))
                .noneMatch(set -> set.contains("evil"))
                .anyMatch(set -> set.startsWith("return-to=Lw;"));
        var sent =
                form.with("Content-Type", "application/x-www-form-urlencoded").post("/intake", "kind=COMPLAINT");
        assertThat(WebForm.done(sent)).isEqualTo("/login?expired");
    }

    @Test
    void givenSomebodyIsDemoted_whenTheSessionActsInTheOldRole_thenItHasEnded() {
        for (var change : Map.of(
                        "role", "{\"reason\":\"岗位调整\",\"name\":\"新人\",\"role\":\"LEGAL\"}",
                        "unit", "{\"reason\":\"岗位调整\",\"name\":\"新人\",\"role\":\"AUDITOR\",\"unit\":\"XIPU\"}",
                        "name", "{\"reason\":\"岗位调整\",\"name\":\"改名\",\"role\":\"AUDITOR\"}",
                        "password",
                                "{\"reason\":\"岗位调整\",\"name\":\"新人\",\"role\":\"AUDITOR\",\"password\":\"another-one\"}")
                .entrySet()) {
            var username = "of-" + change.getKey();
            save(username, "AUDITOR", true);
            var inside = session(username);
            assertThat(inside.get("/api/findings").status()).isEqualTo(200);

            var changed = LEDGER.as("admin").put("/api/people/" + username, change.getValue());

            assertThat(changed.status()).as("%s", changed).isEqualTo(200);
            assertThat(inside.get("/api/findings").status()).as(username).isEqualTo(401);
        }
    }

    @Test
    void givenSomebodyIsDemoted_whenThePasswordIsChangedByTheOldSession_thenTheRoleStaysTaken() {
        save("climber", "ADMIN", true);
        var inside = session("climber");
        save("climber", "LEGAL", false);

        var answer = inside.put("/api/me/password", "{\"old\":\"climber-password\",\"password\":\"new-password\"}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(401);
        // And where no session is in between, the password is all that is written.
        LEDGER.bean(Personnel.class).changePassword("climber", "new-password");
        assertThat(LEDGER.as("admin").get("/api/people").json().valueStream()).anySatisfy(person -> {
            assertThat(person.path("username").asString()).isEqualTo("climber");
            assertThat(person.path("role").asString()).isEqualTo("LEGAL");
            assertThat(person.path("active").asBoolean()).isFalse();
        });
    }

    @Test
    void givenTheOwnPasswordIsChanged_thenThatSessionGoesOnUnderANewIdAndOthersEnd() {
        save("changing", "AUDITOR", true);
        var here = session("changing");
        var elsewhere = session("changing");

        var answer = here.put("/api/me/password", "{\"old\":\"changing-password\",\"password\":\"new-password\"}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var now = FORM.withSessionOf(answer);
        assertThat(now.header("Cookie")).isNotEqualTo(here.header("Cookie"));
        assertThat(now.get("/api/me").field("person")).isEqualTo("changing");
        assertThat(elsewhere.get("/api/me").status()).isEqualTo(401);
        assertThat(here.get("/api/me").status()).as("the old id").isEqualTo(401);
    }

    @Test
    void givenAProgramLogsInBesideTheSessionOfSomebodyElse_thenThatSessionStaysWhoseItIs() {
        save("beside", "LEGAL", true);
        var session = session("beside");
        save("other", "AUDITOR", true);

        var answer = session.login("other", "other-password")
                .put("/api/me/password", "{\"old\":\"other-password\",\"password\":\"new-password\"}");

        assertThat(answer.field("person")).as("%s", answer).isEqualTo("other");
        assertThat(session.get("/api/me").field("person")).isEqualTo("beside");
    }

    @Test
    void givenAnAdministratorChangesHerself_thenThatSessionGoesOn() {
        save("chief", "ADMIN", true);
        var here = session("chief");

        var answer = here.put("/api/people/chief", "{\"reason\":\"岗位调整\",\"name\":\"主管 新名\",\"role\":\"ADMIN\"}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(FORM.withSessionOf(answer).get("/api/me").field("name")).isEqualTo("主管 新名");
    }

    @Test
    void givenALoginOfThisMorning_whenTwelveHoursHavePassed_thenItHasEndedThoughItWasInUse() {
        CLOCK.set("2026-03-03T08:00");
        var inside = FORM.session("auditor");
        CLOCK.set("2026-03-03T19:59");
        assertThat(inside.get("/api/me").status()).isEqualTo(200);

        CLOCK.set("2026-03-03T20:00");

        assertThat(inside.get("/api/me").status()).isEqualTo(401);
        assertThat(FORM.session("auditor").get("/api/me").status()).isEqualTo(200);
    }

    private static Caller session(String username) {
        Answer login = FORM.send(username, username + "-password");
        var inside = FORM.withSessionOf(login);
        return inside.with("X-CSRF-TOKEN", LoginForm.token(inside.get("/account")));
    }

    private static void save(String username, String role, boolean active) {
        var body = """
                {"reason":"岗位调整","name":"新人","role":"%s","password":"%s-password","active":%s}
                """.formatted(role, username, active);
        var saved = LEDGER.as("admin").put("/api/people/" + username, body);
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
    }
}
