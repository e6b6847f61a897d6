package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Base64;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever has no login leaves nothing in the memory of the process: no session is made. */
class StrangersIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final String PADDING = "x".repeat(7_000);

    @Test
    void givenThousandsOfRequestsWithoutALogin_thenNoSessionIsMade() {
        var page = LEDGER.anonymous().with("Accept", "text/html").with("X-Padding", PADDING);
        var part = page.with("HX-Request", "true");
        var program = LEDGER.anonymous().with("X-Padding", PADDING);
        var form = page.with("Content-Type", "application/x-www-form-urlencoded");
        long before = sessions();

        for (int i = 0; i < 200; i++) {
            assertNoSession(page.get("/login?n=" + i));
            assertNoSession(page.get("/cases/" + i));
            assertNoSession(page.get("/board?n=" + i));
            assertNoSession(page.get("/setup?code=" + i));
            assertNoSession(page.get("/nothing/" + i));
            assertNoSession(page.get("/calendar/" + i + ".ics"));
            assertNoSession(page.get("/swagger-ui.html?n=" + i));
            assertNoSession(page.with("Cookie", "session=" + i).get("/board"));
            assertNoSession(part.get("/live?n=" + i));
            assertNoSession(program.get("/api/board?n=" + i));
            assertNoSession(program.post("/api/complaints", "{}"));
            assertNoSession(program.login("nobody-" + i, "no").get("/api/me"));
            assertNoSession(form.post("/login", "username=nobody&password=no"));
            assertNoSession(form.post("/cases/1/open", "n=" + i));
            assertNoSession(form.post("/search", "q=" + i));
        }
        for (int i = 0; i < 20; i++) {
            assertNoSession(FORM.send("stranger-" + i, "no"));
        }

        assertThat(sessions()).isEqualTo(before);
        FORM.session("auditor");
        assertThat(sessions()).as("a login makes one").isEqualTo(before + 1);
    }

    @Test
    void givenAProgramLogsInWithEachRequest_thenNoSessionIsMade() {
        long before = sessions();

        var answer = LEDGER.as("auditor").get("/api/me");

        assertThat(answer.status()).isEqualTo(200);
        assertNoSession(answer);
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void givenAPageWasAskedFor_whenTheLoginFollows_thenItLeadsThereByAnAddressOfOurs() {
        var asked = LEDGER.anonymous().with("Accept", "text/html").get("/findings?page=2");
        var kept = LoginForm.cookies(asked);
        assertThat(kept).startsWith("return-to=");

        var login = FORM.with("Cookie", kept).send("auditor", "demo-auditor");

        assertThat(login.header("Location")).isEqualTo("/findings?page=2");
        assertThat(login.headers("Set-Cookie")).anySatisfy(c -> assertThat(c).startsWith("return-to=;"));
    }

    @Test
    void givenAnAddressOfAnotherServerIsKept_whenTheLoginFollows_thenItLeadsToTheBeginning() {
        for (var foreign : new String[] {"http://evil.example/", "//evil.example", "/\\evil"}) {
            var cookie = "return-to=" + Base64.getUrlEncoder().encodeToString(foreign.getBytes());

            var login = FORM.with("Cookie", cookie).send("auditor", "demo-auditor");

            assertThat(login.header("Location")).as(foreign).isEqualTo("/");
        }
        var garbled = FORM.with("Cookie", "return-to=*").send("auditor", "demo-auditor");
        assertThat(garbled.header("Location")).isEqualTo("/");
    }

    @Test
    void givenTheTokenOfAStranger_whenSomebodyLogsIn_thenItIsGoodNoMore() {
        Answer page = LEDGER.anonymous().get("/login");
        var before = LoginForm.cookies(page);
        var login = FORM.send("auditor", "demo-auditor");
        Caller inside = FORM.withSessionOf(login);

        var answer = inside.with("Cookie", inside.header("Cookie") + "; " + before)
                .with("X-CSRF-TOKEN", LoginForm.token(page))
                .post("/look", "choice=large&value=on");

        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    private static void assertNoSession(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isLessThan(500);
        assertThat(answer.headers("Set-Cookie")).noneMatch(c -> c.startsWith("session"));
    }

    /** Those of the database, and none is ever made in the memory of the server. */
    private static long sessions() {
        var ofServer = LEDGER.bean(MeterRegistry.class).get("tomcat.sessions.created");
        assertThat(ofServer.functionCounter().count()).isZero();
        return LEDGER.bean(JdbcClient.class)
                .sql("select count(*) from office.session")
                .query(Long.class)
                .single();
    }
}
