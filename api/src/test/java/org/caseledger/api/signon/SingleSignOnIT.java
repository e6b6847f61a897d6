package org.caseledger.api.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.api.testing.IdentityProvider.ASKED_TWICE;
import static org.caseledger.api.testing.IdentityProvider.CLIENT;
import static org.caseledger.api.testing.IdentityProvider.CLIENT_SECRET;
import static org.caseledger.api.testing.IdentityProvider.PASSWORD;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.caseledger.api.testing.IdentityProvider;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Logging in with a real authorization server, and what a stranger makes of it. */
class SingleSignOnIT {
    private static IdentityProvider provider;
    private static TestLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        var address = "http://127.0.0.1:" + port;
        provider = new IdentityProvider(
                address + "/login/oauth2/code/office", "intake", "stranger", "former", "handler", ASKED_TWICE);
        try (var pool = TestDatabase.fresh()) {
            ledger = TestLedger.start(
                    pool.getJdbcUrl(),
                    TestLedger.newData(),
                    "--server.port=" + port,
                    "--caseledger.public-url=" + address,
                    "--caseledger.single-sign-on.issuer=" + provider.issuer(),
                    "--caseledger.single-sign-on.client-id=" + CLIENT,
                    "--caseledger.single-sign-on.client-secret=" + CLIENT_SECRET,
                    "--caseledger.single-sign-on.user-name-claim=sub");
        }
        ledger.awaitViews();
    }

    @AfterAll
    static void stop() throws Exception {
        ledger.close();
        provider.close();
    }

    @Test
    void givenAPersonOfTheLedger_whenTheProviderHasIdentifiedHer_thenSheIsWhereSheWantedToBe() throws Exception {
        var browser = new Visitor();
        assertThat(browser.get("/login").body()).contains("统一身份认证登录");
        assertThat(location(browser.get("/board"))).hasPath("/login");

        var callback = browser.identified("intake");
        var inside = browser.get(callback);

        assertThat(location(inside)).hasPath("/board");
        assertThat(browser.get("/account").body()).contains("data-me=\"intake\"");
    }

    @Test
    void givenWhomTheLedgerDoesNotKnow_whenIdentified_thenNobodyIsLoggedInAndToldSo() throws Exception {
        var browser = new Visitor();

        var answer = browser.get(browser.identified("stranger"));

        assertThat(location(answer)).hasToString("/login?unknown");
        assertThat(browser.get(location(answer)).body()).contains("台账中没有此人");
        assertThat(location(browser.get("/board"))).hasPath("/login");
        assertThat(browser.hasSession()).isFalse();
    }

    @Test
    void givenWhoHasLeft_whenIdentified_thenNobodyIsLoggedIn() throws Exception {
        save("former", true);
        var browser = new Visitor();
        browser.get(browser.identified("former"));
        assertThat(browser.get("/account").body()).contains("data-me=\"former\"");

        save("former", false);

        var later = new Visitor();
        assertThat(location(later.get(later.identified("former")))).hasToString("/login?unknown");
        assertThat(location(later.get("/board"))).hasPath("/login");
    }

    @Test
    void givenASecondFactorHere_whenTheProviderDidNotAskForOne_thenItIsAskedForHere() throws Exception {
        var phone = enrol("handler");
        var browser = new Visitor();

        var answer = browser.get(browser.identified("handler"));

        assertThat(location(answer)).hasPath("/login/second");
        assertThat(browser.hasSession()).isFalse();
        assertThat(location(browser.get("/board"))).hasPath("/login");
        assertThat(phone.code(Instant.now())).hasSize(6);
    }

    @Test
    void givenASecondFactorHere_whenTheProviderSaysThatItAskedForOne_thenItIsNotAskedAgain() throws Exception {
        enrol(ASKED_TWICE);
        var browser = new Visitor();

        browser.get(browser.identified(ASKED_TWICE));

        assertThat(browser.get("/account").body()).contains("data-me=\"" + ASKED_TWICE + "\"");
    }

    private static Phone enrol(String person) {
        var session = new LoginForm(ledger).session(person);
        var phone = Phone.of(session);
        var code = phone.code(Instant.now());
        var answer = Phone.send(session, "", code, "demo-" + person);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return phone;
    }

    @Test
    void givenTheAnswerOfAnother_whenABrowserIsLedToIt_thenItIsNotLoggedIn() throws Exception {
        var answerOfAnother = new Visitor().identified("intake");

        var neverAsked = new Visitor();
        assertUnidentified(neverAsked.get(answerOfAnother));
        var askedForItself = new Visitor();
        askedForItself.get("/oauth2/authorization/office");
        assertUnidentified(askedForItself.get(answerOfAnother));
        assertThat(askedForItself.hasSession()).isFalse();
    }

    @Test
    void givenAnAnswer_whenItIsUsedAgain_thenItIsNot() throws Exception {
        var browser = new Visitor();
        var callback = browser.identified("intake");
        var cookie = browser.cookie("sign-on").orElseThrow();
        browser.get(callback);

        var again = new Visitor();
        again.set("sign-on", cookie);

        assertUnidentified(again.get(callback));
    }

    @Test
    void givenACookieThatTheLedgerDidNotMake_whenTheAnswerComes_thenItIsNotTaken() throws Exception {
        var browser = new Visitor();
        var callback = browser.identified("intake");
        var cookie = browser.cookie("sign-on").orElseThrow();
        var other = cookie.substring(0, cookie.length() - 1) + (cookie.endsWith("0") ? "1" : "0");

        for (var made : List.of(other, cookie.split("\\.")[0], ".", "x.y")) {
            browser.set("sign-on", made);
            assertUnidentified(browser.get(callback));
        }
    }

    @Test
    void givenAForeignHost_whenOneIsLedToTheProvider_thenTheAddressBackIsOurs() throws Exception {
        var answer = ledger.anonymous()
                .with("X-Forwarded-Host", "evil.example")
                .with("Forwarded", "host=evil.example")
                .get("/oauth2/authorization/office");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location"))
                .startsWith(provider.issuer())
                .contains("redirect_uri=" + ledger.address() + "/login/oauth2/code/office")
                .contains("code_challenge_method=S256", "nonce=")
                .doesNotContain("evil");
        assertThat(answer.headers("Set-Cookie")).noneMatch(cookie -> cookie.contains("SESSION"));
    }

    @Test
    void givenTheProviderIsAway_whenOneLogsIn_thenOneIsToldAndPasswordsWork() throws Exception {
        try (var pool = TestDatabase.fresh();
                var alone = TestLedger.start(
                        pool.getJdbcUrl(),
                        TestLedger.newData(),
                        "--caseledger.public-url=http://127.0.0.1",
                        "--caseledger.single-sign-on.issuer=http://127.0.0.1:" + freePort(),
                        "--caseledger.single-sign-on.client-id=" + CLIENT)) {
            var answer = alone.anonymous().get("/oauth2/authorization/office");

            assertThat(answer.header("Location")).isEqualTo("/login?unidentified");
            assertThat(alone.anonymous().get("/login?unidentified").text()).contains("统一身份认证未完成");
            assertThat(alone.as("intake").get("/api/board").status()).isEqualTo(200);
        }
    }

    private static void assertUnidentified(HttpResponse<String> answer) {
        assertThat(location(answer)).hasToString("/login?unidentified");
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElse(""));
    }

    private static void save(String username, boolean active) {
        var saved = ledger.as("admin").put("/api/people/" + username, """
                                {"name": "沈默", "role": "LEGAL", "active": %s,
                                 "password": "former-password", "reason": "岗位调整"}
                                """.formatted(active));
        assertThat(saved.status()).as(saved.toString()).isBetween(200, 201);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** A browser that goes where it is led step by step. */
    private static final class Visitor {
        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client =
                HttpClient.newBuilder().cookieHandler(cookies).build();

        HttpResponse<String> get(String path) throws Exception {
            return get(URI.create(ledger.address() + path));
        }

        HttpResponse<String> get(URI address) throws Exception {
            return send(HttpRequest.newBuilder(URI.create(ledger.address()).resolve(address)));
        }

        /** Identifies a person at the provider; the redirect is not followed yet. */
        URI identified(String person) throws Exception {
            var there = URI.create(provider.issuer());
            var form = there.resolve(location(send(at(location(get("/oauth2/authorization/office"))))));
            var token = TOKEN.matcher(send(at(form)).body());
            assertThat(token.find()).isTrue();
            var typed = "username=%s&password=%s&_csrf=%s"
                    .formatted(person, PASSWORD, URLEncoder.encode(token.group(1), StandardCharsets.UTF_8));
            var sent = send(at(form).header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(typed)));
            var callback = location(send(at(there.resolve(location(sent)))));
            assertThat(callback).hasPath("/login/oauth2/code/office").hasParameter("code");
            return callback;
        }

        private static HttpRequest.Builder at(URI address) {
            return HttpRequest.newBuilder(address);
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
            return client.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
        }

        Optional<String> cookie(String name) {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .map(HttpCookie::getValue)
                    .findFirst();
        }

        void set(String name, String value) {
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals(name))
                    .toList()
                    .forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
            var cookie = new HttpCookie(name, value);
            cookie.setPath("/login/oauth2");
            cookies.getCookieStore().add(URI.create(ledger.address()), cookie);
        }

        boolean hasSession() {
            return cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getDomain().equals("127.0.0.1"))
                    .anyMatch(cookie -> cookie.getName().contains("SESSION"));
        }
    }
}
