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
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.testing.IdentityProvider;
import org.caseledger.api.testing.IdentityProvider.Forgery;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Logging in with a real authorization server, and what a stranger makes of it. */
class SingleSignOnIT {
    private static IdentityProvider provider;
    private static TestLedger ledger;
    private static String address;

    @BeforeAll
    static void start() throws Exception {
        int port = freePort();
        address = "http://localhost:" + port;
        var people = Stream.concat(
                Stream.of("intake", "stranger", "former", "handler", "head", ASKED_TWICE),
                Stream.of(Forgery.values()).map(Forgery::name));
        provider = new IdentityProvider(address + "/login/oauth2/code/office", people.toArray(String[]::new));
        try (var pool = TestDatabase.fresh()) {
            ledger = TestLedger.start(
                    pool.getJdbcUrl(),
                    TestLedger.newData(),
                    "--server.port=" + port,
                    "--caseledger.public-url=" + address,
                    "--caseledger.single-sign-on.issuer=" + provider.issuer(),
                    "--caseledger.single-sign-on.client-id=" + CLIENT,
                    "--caseledger.single-sign-on.client-secret=" + CLIENT_SECRET,
                    "--caseledger.single-sign-on.user-name-claim=preferred_username");
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

    @ParameterizedTest
    @EnumSource
    void givenAForgedTokenOfTheProvider_whenIdentified_thenNobodyIsLoggedIn(Forgery forgery) throws Exception {
        var browser = new Visitor();

        assertUnidentified(browser.get(browser.identified(forgery.name())));

        assertThat(browser.hasSession()).isFalse();
    }

    /** No password is known here that could be asked for. */
    @Test
    void givenTheStolenSessionOfASingleSignOn_whenAPasskeyIsAdded_thenOnlyWithACode() throws Exception {
        var codes = recoveryCodes("head");
        var browser = new Visitor();
        browser.get(browser.identified("head"));
        browser.post("/login/second", "/login/second", Map.of("code", codes.get(0)));
        assertThat(browser.get("/account").body()).contains("data-me=\"head\"");
        var page = "/account/second-factor";

        for (var proof : List.of("", "demo-head", codes.get(0))) {
            assertThat(location(browser.post(page, page + "/passkeys", passkey(browser.get(page), proof))))
                    .hasToString(page + "?password");
        }

        assertThat(location(browser.post(page, page + "/passkeys", passkey(browser.get(page), codes.get(1)))))
                .hasToString(page + "?passkey");
    }

    private static List<String> recoveryCodes(String person) {
        var session = new LoginForm(ledger).session(person);
        var code = Phone.of(session).code(Instant.now());
        return Phone.recoveryCodes(Phone.send(session, "", code, "demo-" + person));
    }

    /** What a device makes of what this page offers, and the proof that is typed. */
    private static Map<String, String> passkey(HttpResponse<String> page, String proof) throws Exception {
        var challenge =
                Pattern.compile("&quot;challenge&quot;:&quot;([^&]+)&quot;").matcher(page.body());
        assertThat(challenge.find()).isTrue();
        var client = "{\"type\":\"webauthn.create\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(challenge.group(1), address);
        var keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"));
        // The point is at the end of the encoded key.
        var key = HexFormat.of().formatHex(keys.generateKeyPair().getPublic().getEncoded());
        var x = key.substring(key.length() - 128, key.length() - 64);
        var id = "00112233445566778899aabbccddeeff";
        var site = MessageDigest.getInstance("SHA-256").digest("localhost".getBytes(StandardCharsets.UTF_8));
        var device = HexFormat.of().formatHex(site) + "45" + "00000000" + "0".repeat(32) + "0010" + id
                + "a5010203262001215820" + x + "225820" + key.substring(key.length() - 64);
        // {"fmt": "none", "attStmt": {}, "authData": …} in CBOR.
        var made = "a363666d74646e6f6e656761747453746d74a068617574684461746159%04x%s"
                .formatted(device.length() / 2, device);
        var credential = """
                {"id":"%1$s","rawId":"%1$s","type":"public-key","clientExtensionResults":{},
                 "authenticatorAttachment":"platform",
                 "response":{"attestationObject":"%2$s","clientDataJSON":"%3$s","transports":["internal"]}}
                """.formatted(
                        base64(HexFormat.of().parseHex(id)),
                        base64(HexFormat.of().parseHex(made)),
                        base64(client.getBytes(StandardCharsets.UTF_8)));
        return Map.of("credential", credential, "name", "手机", "password", proof);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
                .contains("redirect_uri=" + address + "/login/oauth2/code/office")
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

        /** Sends the form of this page. */
        HttpResponse<String> post(String page, String to, Map<String, String> typed) throws Exception {
            var token = TOKEN.matcher(get(page).body());
            assertThat(token.find()).isTrue();
            var form = Stream.concat(Stream.of(Map.entry("_csrf", token.group(1))), typed.entrySet().stream())
                    .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                    .collect(Collectors.joining("&"));
            return send(at(URI.create(ledger.address() + to))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form)));
        }

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
            // A browser's cookies know names of hosts; that of the ledger here is its address.
            return URI.create(callback.getRawPath() + "?" + callback.getRawQuery());
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
