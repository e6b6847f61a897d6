package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs are not people: an account of one is answered at the addresses of its kind, and nowhere else. */
@Tag("long")
class ProgramAccountsIT {
    private static final String PASSWORD = "Tqz7-wKp2-mXr9";
    private static final String ORDERS = "/api/platforms/hotline/orders";
    private static final TestLedger LEDGER = TestLedger.onNewDatabase(
            "--caseledger.login.change-assigned-password=true",
            "--caseledger.mirror.accounts=p-mirror",
            "--caseledger.webhook.send-every=1h",
            "--caseledger.platforms[0].name=hotline",
            "--caseledger.platforms[0].title=12345热线平台",
            "--caseledger.platforms[0].url=http://127.0.0.1:1/order",
            "--caseledger.platforms[0].secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
            "--caseledger.platforms[0].account=p-platform",
            "--caseledger.platforms[0].order.number=/gdbh",
            "--caseledger.platforms[0].receipt.kind=COMPLAINT",
            "--caseledger.platforms[0].receipt.channel=MAYOR_HOTLINE",
            "--caseledger.platforms[0].receipt.narrative.subject=/bt",
            "--caseledger.platforms[0].receipt.narrative.text=/nr",
            "--caseledger.platforms[0].acts.ComplaintReplied.path=/finish",
            "--caseledger.platforms[0].acts.ComplaintReplied.fields.jg=/text");

    @BeforeAll
    static void begin() {
        for (var kind : List.of("mirror", "feed", "platform", "metrics", "export")) {
            var saved = save("p-" + kind, kind.toUpperCase());
            assertThat(saved.status()).as("%s", saved).isIn(200, 201);
        }
    }

    @AfterAll
    static void close() {
        LEDGER.close();
    }

    private static Answer save(String username, String role) {
        return LEDGER.as("admin").put("/api/people/" + username, """
                {"name":"程序","role":"%s","password":"%s","reason":"系统对接账号"}
                """.formatted(role, PASSWORD));
    }

    private static Caller program(String kind) {
        return LEDGER.anonymous().login("p-" + kind, PASSWORD);
    }

    @ParameterizedTest
    @CsvSource({
        "feed, /api/feed",
        "mirror, /api/mirror/records",
        "metrics, /actuator/prometheus",
        "export, /api/statistics",
        "export, /api/statistics/report",
        "export, /api/deadlines/compliance",
        "export, /api/process/xes",
        "export, /api/process/csv"
    })
    void givenAnAddressOfItsKind_whenAProgramAsks_thenItAloneIsAnswered(String kind, String address) {
        assertThat(program(kind).get(address).status()).isEqualTo(200);
        for (var other : List.of("mirror", "feed", "platform", "metrics", "export")) {
            if (!other.equals(kind)) {
                assertThat(program(other).get(address).status()).as(other).isEqualTo(403);
            }
        }
    }

    @Test
    void givenTheSessionOfAMirror_whenPagesAndCasesAreAskedFor_thenTheyAreRefused() {
        var begun = program("mirror").post("/api/mirror/session", "");
        assertThat(begun.status()).isEqualTo(204);
        var session = new LoginForm(LEDGER).withSessionOf(begun);

        assertThat(session.get("/api/mirror/records").status()).isEqualTo(200);
        for (var address : List.of(
                "/api/board",
                "/board",
                "/",
                "/account",
                "/api/me",
                "/api/feed",
                "/search",
                "/people",
                "/integrity",
                "/log/tile/entries/000",
                "/api/complaints/" + new java.util.UUID(0, 0),
                "/live",
                "/swagger-ui.html")) {
            assertThat(session.get(address).status()).as(address).isEqualTo(403);
        }
    }

    @Test
    void givenAProgram_whenItActsOrLogsInOnAPage_thenItIsRefused() {
        for (var kind : List.of("mirror", "feed", "platform", "metrics", "export")) {
            var acted = program(kind).post("/api/complaints", "{}");
            assertThat(acted.status()).as(kind).isEqualTo(403);
            assertThat(program(kind).put("/api/me/password", "{}").status()).isEqualTo(403);
            var entered = new LoginForm(LEDGER).send("p-" + kind, PASSWORD);
            assertThat(entered.header("Location")).as(kind).endsWith("/login?error");
        }
    }

    @Test
    void givenAnOrder_whenItsPlatformSendsIt_thenItIsACaseInItsName() {
        var answer = program("platform").post(ORDERS, "{\"gdbh\":\"GD-1\",\"bt\":\"餐馆\",\"nr\":\"菜有异味。\"}");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var history = LEDGER.as("supervisor")
                .get("/api/complaints/" + answer.json().path("caseId").asString() + "/history");
        assertThat(history.text()).contains("p-platform", "PLATFORM");
        assertThat(program("platform").get(ORDERS).status()).isEqualTo(403);
    }

    @Test
    void givenAPersonWhoBecomesAProgram_whenItComes_thenItHasNoOtherRight() {
        assertThat(save("p-former", "AUDITOR").status()).isIn(200, 201);
        assertThat(save("p-former", "FEED").status()).isEqualTo(200);

        assertThat(program("former").get("/api/feed").status()).isEqualTo(200);
        assertThat(program("former").get("/api/board").status()).isEqualTo(403);
    }
}
