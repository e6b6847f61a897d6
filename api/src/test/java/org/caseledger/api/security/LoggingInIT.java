package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.DispatcherType;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.web.FilterChainProxy;

/** Who comes in: by form or by HTTP Basic, with a password that only its hash is kept of. */
class LoggingInIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @Test
    void withoutALoginTheInterfaceAnswersWithAProblem() {
        for (var path : new String[] {"/api/board", "/api/me", "/api/nothing"}) {
            var zh = LEDGER.anonymous().get(path);
            var en = LEDGER.anonymous().inEnglish().get(path);
            assertThat(zh.status()).as(path).isEqualTo(401);
            assertThat(zh.header("Content-Type")).startsWith("application/problem+json");
            assertThat(zh.header("WWW-Authenticate")).startsWith("Basic");
            assertThat(zh.problem()).isEqualTo("login");
            assertThat(zh.field("title")).isEqualTo("请先登录");
            assertThat(en.field("title")).isEqualTo("Log in first");
        }
    }

    @Test
    void withoutALoginAPageLeadsToTheLogin() {
        var home = LEDGER.anonymous().with("Accept", "text/html").get("/");

        assertThat(home.status()).isEqualTo(302);
        assertThat(home.header("Location")).endsWith("/login");
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonAreToldTheSame() {
        var head = LEDGER.head();
        var wrong = LEDGER.anonymous().login("intake", "demo-Intake").get("/api/me");
        var unknown = LEDGER.anonymous().login("nobody", "demo-nobody").get("/api/me");
        var garbled = LEDGER.anonymous().with("Authorization", "Basic !").get("/api/me");
        var act = LEDGER.anonymous().login("intake", "no").post("/api/complaints", Cases.RECEIPT);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(wrong.text());
        assertThat(unknown.status()).isEqualTo(401);
        assertThat(garbled.status()).isEqualTo(401);
        assertThat(act.status()).isEqualTo(401);
        assertThat(LEDGER.recordedAfter(head))
                .as("nothing but that they failed")
                .allMatch(event -> event.type().equals("LoginFailed"));
    }

    @Test
    void whoeverHasLeftDoesNotComeIn() {
        var leaver = LEDGER.anonymous().login("leaver", "leaver-password");
        save("leaver", true);
        assertThat(leaver.get("/api/me").status()).isEqualTo(200);

        save("leaver", false);

        assertThat(leaver.get("/api/me").status()).isEqualTo(401);
    }

    @Test
    void onlyTheHashOfAPasswordIsKept() {
        save("newcomer", true);

        var hash = LEDGER.bean(JdbcClient.class)
                .sql("select password_hash from office.person where username = 'newcomer'")
                .query(String.class)
                .single();

        assertThat(hash).matches("\\{bcrypt}\\$2[aby]\\$\\d\\d\\$.{53}");
        assertThat(LEDGER.as("admin").get("/api/people").text())
                .contains("newcomer")
                .doesNotContain("bcrypt", "newcomer-password");
    }

    @Test
    void aFormLogsInAndItsSessionActsOnlyWithItsToken() {
        var login = FORM.send("intake", "demo-intake");
        assertThat(login.status()).isEqualTo(302);
        assertThat(login.header("Location")).doesNotContain("error");
        assertThat(login.headers("Set-Cookie"))
                .anySatisfy(c -> assertThat(c).startsWith("session=").contains("HttpOnly"));
        var inside = FORM.withSessionOf(login);
        assertThat(inside.get("/api/me").field("person")).isEqualTo("intake");
        var head = LEDGER.head();

        var foreign = inside.post("/api/complaints", Cases.RECEIPT);

        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.header("Content-Type")).startsWith("application/problem+json");
        assertThat(LEDGER.head()).isEqualTo(head);
        var own = FORM.session("intake");
        assertThat(own.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(201);
    }

    @Test
    void aWrongPasswordInTheFormLeadsBackToIt() {
        var login = FORM.send("intake", "no");

        assertThat(login.status()).isEqualTo(302);
        assertThat(login.header("Location")).endsWith("/login?error");
    }

    @Test
    void whatWasLetInIsCompletedWhenItsSessionHasEndedMeanwhile() throws Exception {
        var live = new MockHttpServletRequest("GET", "/live");
        live.setDispatcherType(DispatcherType.ASYNC);
        var chain = new MockFilterChain();

        LEDGER.bean(FilterChainProxy.class).doFilter(live, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    @Test
    void whoActsIsWhoLoggedIn() {
        var head = LEDGER.head();
        var named = Cases.RECEIPT.replaceFirst("\\{", "{\"actor\":\"leader\",");
        assertThat(LEDGER.as("intake").post("/api/complaints", named).status()).isEqualTo(400);
        LEDGER.as("intake")
                .with("X-User", "leader")
                .with("actor", "leader")
                .post("/api/complaints?actor=leader", Cases.RECEIPT);

        assertThat(LEDGER.recordedAfter(head))
                .isNotEmpty()
                .allSatisfy(e -> assertThat(e.metadata())
                        .contains("\"intake\"", "\"INTAKE\"", "\"CENTER\"")
                        .doesNotContain("leader"));
    }

    private static void save(String username, boolean active) {
        var body = """
                {"reason":"岗位调整","name":"新人","role":"AUDITOR","password":"%s-password","active":%s}
                """.formatted(username, active);
        var saved = LEDGER.as("admin").put("/api/people/" + username, body);
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
    }
}
