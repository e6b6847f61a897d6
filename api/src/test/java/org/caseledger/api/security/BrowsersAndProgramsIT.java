package org.caseledger.api.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs log in by HTTP Basic with each request, people once by the form: neither as the other. */
class BrowsersAndProgramsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Mode, cors", "HX-Request, true"})
    void whatAPageAsksForIsNeverAnsweredWithAQuestionForThePassword(String header, String value) {
        for (var path : new String[] {"/api/me", "/log/tile/entries/000", "/board"}) {
            for (var caller : new Caller[] {
                LEDGER.anonymous(), LEDGER.anonymous().login("somebody", "no"),
            }) {
                var answer = caller.with(header, value).get(path);
                assertThat(answer.status()).as(path).isIn(401, 302);
                assertThat(answer.headers("WWW-Authenticate"))
                        .as("%s %s", path, answer)
                        .isEqualTo(answer.status() == 401 ? List.of("Form realm=\"case-ledger\"") : List.of());
            }
        }
        var part = LEDGER.anonymous().with(header, value).get("/api/me");
        assertThat(part.status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/nothing", "/log/tile/entries/000", "/actuator/prometheus"})
    void aProgramIsToldHowItLogsIn(String path) {
        for (var caller : List.of(
                LEDGER.anonymous(),
                LEDGER.anonymous().login("nobody of " + path, "no"),
                LEDGER.anonymous().with("Authorization", "Bearer nothing"),
                LEDGER.anonymous().with("Cookie", "SESSION=nothing"))) {
            var answer = caller.get(path);
            assertThat(answer.status()).as("%s", answer).isEqualTo(401);
            assertThat(answer.headers("WWW-Authenticate"))
                    .as("%s %s", path, answer)
                    .containsExactly("Basic realm=\"case-ledger\", charset=\"UTF-8\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/log/tile/entries/000", "/api/board?state=RECEIVED"})
    void whoGoesThereWithABrowserIsLedToTheLogin_andAfterwardsThere(String path) {
        for (var browser : new Caller[] {
            LEDGER.anonymous().with("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"),
            LEDGER.anonymous().with("Sec-Fetch-Mode", "navigate")
        }) {
            var answer = browser.get(path);

            assertThat(WebForm.done(answer)).isEqualTo("/login");
            assertThat(answer.headers("WWW-Authenticate")).isEmpty();
        }
    }

    @Test
    void givenAPageSendsItWithALoginThatTheBrowserKept_thenItNeedsTheTokenAllTheSame() {
        var head = LEDGER.head();
        var program = LEDGER.as("intake");
        var looking = program.with("Sec-Fetch-Site", "same-origin").get("/api/me");
        assertThat(looking.status()).isEqualTo(200);
        var byFetch = program.with("Sec-Fetch-Site", "cross-site");
        assertThat(byFetch.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(403);
        var byForm = program.with("Origin", "https://evil.example");
        assertThat(byForm.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(403);

        assertThat(LEDGER.head()).isEqualTo(head);
        assertThat(program.post("/api/complaints", Cases.RECEIPT).status()).isEqualTo(201);
    }

    @Test
    void basicLogsInNowhereButWherePrograms() {
        var program = LEDGER.as("intake");
        assertThat(program.get("/log/checkpoint").status()).isIn(200, 404);
        assertThat(program.get("/api-docs").status()).isEqualTo(200);
        assertThat(program.get("/actuator/health").status()).isEqualTo(200);
        for (var path : new String[] {"/board", "/", "/account", "/swagger-ui/index.html"}) {
            assertThat(WebForm.done(program.get(path))).as(path).isEqualTo("/login");
        }
        var sent = program.post("/logout", "");
        assertThat(sent.status()).as("%s", sent).isEqualTo(303);
    }

    @Test
    void afterTheLogoutNothingLogsInAgainByItself() {
        var inside = FORM.session("intake");
        assertThat(inside.get("/api/me").status()).isEqualTo(200);

        var out = inside.with("Accept", "text/html").post("/logout", "");
        assertThat(WebForm.done(out)).isEqualTo("/login?logout");

        assertThat(inside.get("/api/me").status()).isEqualTo(401);
        assertThat(WebForm.done(inside.get("/board"))).isEqualTo("/login?expired");
    }

    @ParameterizedTest
    @CsvSource({
        "/cases/1/open, http://HOST/cases/1?tab=a, /cases/1?tab=a",
        "/look, http://HOST/board, /board",
        "/logout, http://HOST/work, /work",
        "/views/audit, http://evil.example/board, /",
        "/inspections/1/check, http://HOST//evil.example/, /",
        "/accountability/1/withdraw, http://HOST/a b, /",
        "/cases/1/open, , /"
    })
    void aFormThatHasExpiredLeadsBackToItsPage(String sentTo, String referer, String back) {
        var stranger = LEDGER.anonymous().with("Accept", "text/html");
        if (referer != null) {
            stranger = stranger.with("Referer", referer.replace("HOST", host()));
        }

        var answer = stranger.post(sentTo, "");

        assertThat(answer.status()).as("%s", answer).isEqualTo(303);
        assertThat(answer.header("Location")).isEqualTo(back);
    }

    @Test
    void aPartOfAPageThatIsSentTooLateHasThePageLoadedAgain() {
        var answer = LEDGER.anonymous().with("HX-Request", "true").post("/cases/1/open", "");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header("HX-Refresh")).isEqualTo("true");
        assertThat(answer.header("Location")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/cases/1/do/record-investigation, 303", "/login, 303", "/api/complaints, 403"})
    void filesOfNobodyAreRefusedBeforeTheyArrive(String path, int status) throws IOException {
        var head = """
                POST %s HTTP/1.1
                Host: %s
                Authorization: none
                Origin: http://evil.example
                Content-Type: Multipart/form-data; boundary=edge
                Content-Length: 50000000

                --edge
                Content-Disposition: form-data; name="file"; filename="a"

                """.formatted(path, host()).replace("\n", "\r\n");
        try (var socket = new Socket("127.0.0.1", LEDGER.port())) {
            socket.setSoTimeout(8_000);
            socket.getOutputStream().write(head.getBytes(UTF_8));
            socket.getOutputStream().flush();
            // The rest is never sent: whoever reads the form first would still wait for it.
            var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
            assertThat(answer.readLine()).startsWith("HTTP/1.1 " + status);
        }
    }

    @Test
    void thePagesOfTheLoginLookAsOneLikes() {
        var page = LEDGER.anonymous().get("/login?error");
        assertThat(page.text()).contains("value=\"/login?error\"", "aria-pressed=\"false\"");
        var token = LoginForm.token(page);
        var chosen = FORM.withSessionOf(page)
                .with("X-CSRF-TOKEN", token)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/look", "choice=large&value=on&back=/login%3Ferror");
        assertThat(chosen.status()).as("%s", chosen).isEqualTo(303);
        assertThat(chosen.header("Location")).isEqualTo("/login?error");
        assertThat(chosen.header("Set-Cookie")).startsWith("large=on;");

        var large = LEDGER.anonymous().with("Cookie", "large=on; contrast=on; dark=on");
        Answer missing = FORM.session("intake")
                .with("Accept", "text/html")
                .with("Cookie", FORM.session("intake").header("Cookie") + "; contrast=on")
                .get("/nothing/there?a=b");
        assertThat(large.get("/login").text())
                .contains("class=\"large contrast dark\"", "value=\"off\"")
                .containsOnlyOnce("<main");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text()).contains("没有找到", "class=\"contrast\"", "value=\"/nothing/there?a=b\"");
    }

    private static String host() {
        return "127.0.0.1:" + LEDGER.port();
    }
}
