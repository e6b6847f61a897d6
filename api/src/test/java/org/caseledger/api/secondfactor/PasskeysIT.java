package org.caseledger.api.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.office.FactorEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging in with a passkey of a virtual device, and what is made of its answers by others. */
@Tag("long")
class PasskeysIT {
    private static final int PORT = freePort();
    private static final String ADDRESS = "http://localhost:" + PORT;
    private static final TestLedger LEDGER =
            TestLedger.onNewDatabase("--server.port=" + PORT, "--caseledger.public-url=" + ADDRESS);
    private static final Browser BROWSER = Browser.open();

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    /** A browser with a device in it that is unlocked by its person. */
    private record Device(Page page, CDPSession devices, String id) {
        static Device of() {
            LEDGER.awaitViews();
            var page = BROWSER.page(LEDGER, options -> options.setBaseURL(ADDRESS));
            var devices = page.context().newCDPSession(page);
            devices.send("WebAuthn.enable");
            var kind = new JsonObject();
            kind.addProperty("protocol", "ctap2");
            kind.addProperty("transport", "internal");
            kind.addProperty("hasResidentKey", true);
            kind.addProperty("hasUserVerification", true);
            kind.addProperty("isUserVerified", true);
            kind.addProperty("automaticPresenceSimulation", true);
            var options = new JsonObject();
            options.add("options", kind);
            var made = devices.send("WebAuthn.addVirtualAuthenticator", options);
            return new Device(page, devices, made.get("authenticatorId").getAsString());
        }

        void unlocked(boolean unlocked) {
            var to = new JsonObject();
            to.addProperty("authenticatorId", id);
            to.addProperty("isUserVerified", unlocked);
            devices.send("WebAuthn.setUserVerified", to);
        }

        /** Logs in with the password and registers a passkey; the recovery codes. */
        List<String> register(String person, String password) {
            page.navigate("/login");
            Browser.login(page, person);
            page.navigate("/account/second-factor");
            page.fill("#passkey-name", "工位电脑");
            page.fill("#passkey-password", password);
            page.click("form[data-passkey] button");
            page.waitForURL(url -> url.endsWith("/passkeys") || url.contains("/second-factor?"));
            return page.locator(".codes code").allTextContents();
        }

        void logOut() {
            page.context().clearCookies();
        }

        void logInWithPasskey() {
            page.click("form[data-passkey=get] button");
        }
    }

    private static String sent(Device device, String path, Runnable doing) {
        return device.page()
                .waitForRequest(request -> request.url().endsWith(path), doing)
                .postData();
    }

    private static String cookies(Page page) {
        return page.context().cookies().stream()
                .map(one -> one.name + "=" + one.value)
                .collect(Collectors.joining("; "));
    }

    private static Answer post(String cookies, String body) {
        return LEDGER.anonymous()
                .with("Cookie", cookies)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/login/passkey", body);
    }

    private static void assertNobody(Answer answer) {
        assertThat(answer.header("Location")).as("%s", answer).endsWith("/login?passkey");
        assertThat(answer.headers("Set-Cookie")).noneMatch(c -> c.startsWith("session="));
    }

    @Test
    void givenAPasskey_thenItLogsInWithoutThePassword_andIsAskedForAfterIt() {
        var device = Device.of();
        var page = device.page();
        long head = LEDGER.head();

        var codes = device.register("handler", "demo-handler");

        assertThat(codes).hasSize(10);
        Browser.keep(page, "passkey-codes");
        page.navigate("/account/second-factor");
        assertThat(page.locator("main .passkeys").textContent()).contains("工位电脑");
        Browser.keep(page, "passkey-own");
        page.setViewportSize(390, 844);
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isEqualTo(0);
        Browser.keep(page, "passkey-own-390");
        device.logOut();
        page.navigate("/login");
        Browser.keep(page, "passkey-login-390");
        device.logInWithPasskey();
        page.waitForURL(url -> !url.contains("/login"));
        page.navigate("/account");
        assertThat(page.content()).contains("data-me=\"handler\"");

        device.logOut();
        page.navigate("/login");
        Browser.login(page, "handler");
        page.waitForURL(url -> url.endsWith("/login/second"));
        device.logInWithPasskey();
        page.waitForURL(url -> !url.contains("/login"));

        assertThat(LEDGER.bean(EventLog.class).readStream(FactorEvent.streamOf("handler")))
                .extracting(StoredEvent::type)
                .containsExactly("PasskeyRegistered");
        assertThat(LEDGER.allRecordedAfter(head))
                .filteredOn(event -> event.type().equals("PersonLoggedIn"))
                .hasSize(3);
        assertThat(LEDGER.as("handler").get("/api/me").problem()).isEqualTo("second-factor");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void givenAnAnswerOfAPasskey_whenItIsSentAgainOrAsSomebodyElse_thenNobodyIsLoggedIn() {
        var device = Device.of();
        var page = device.page();
        device.register("legal", "demo-legal");
        device.logOut();
        page.navigate("/login");
        var cookies = cookies(page);
        var body = sent(device, "/login/passkey", device::logInWithPasskey);
        page.waitForURL(url -> !url.contains("/login"));

        assertNobody(post(cookies, body));

        device.logOut();
        page.navigate("/login");
        var fresh = cookies(page);
        assertNobody(post(fresh, body.replaceFirst("_csrf=[^&]*", csrf(page))));
        // An answer that is right, but of the other person.
        page.route("**/login/passkey", route -> route.abort());
        var unused = sent(device, "/login/passkey", device::logInWithPasskey);
        var other = unused.replace(handle("legal"), handle("leader"));
        assertThat(other).isNotEqualTo(unused);
        assertNobody(post(fresh, other));
        assertThat(post(fresh, unused).header("Location")).as("it was right").isEqualTo("/");
    }

    @Test
    void givenADeviceThatIsNotUnlocked_whenThePageIsMadeToAcceptThat_thenTheLedgerDoesNot() {
        var device = Device.of();
        var page = device.page();
        device.register("auditor", "demo-auditor");
        device.logOut();
        device.unlocked(false);
        page.navigate("/login");
        page.evaluate("""
                const form = document.querySelector('form[data-passkey]');
                const asked = JSON.parse(form.dataset.options);
                asked.userVerification = 'discouraged';
                form.dataset.options = JSON.stringify(asked);
                """);

        device.logInWithPasskey();

        page.waitForURL("**/login?passkey");
        page.navigate("/board");
        page.waitForURL(url -> url.contains("/login"));
    }

    @Test
    void givenAStolenSession_whenAPasskeyIsRegisteredWithoutThePassword_thenItIsNot() {
        var device = Device.of();

        assertThat(device.register("head", "not-the-password")).isEmpty();

        device.page().waitForURL(url -> url.endsWith("?password"));
        assertThat(new LoginForm(LEDGER).send("head", "demo-head").header("Location"))
                .doesNotContain("second");
    }

    @Test
    void givenPasskeys_thenOneIsRemovedWithACodeOnly_andARecoveryCodeLogsIn() {
        var device = Device.of();
        var page = device.page();
        var codes = device.register("leader2", "demo-leader2");
        page.navigate("/account/second-factor");

        page.fill("main .passkeys input[name=code]", "000000");
        page.click("main .passkeys button");
        page.waitForURL("**?wrong");
        var first = new LoginForm(LEDGER).send("leader2", "demo-leader2");
        assertThat(first.header("Location")).endsWith("/login/second");
        assertThat(Phone.secondStep(LEDGER, first, codes.get(0)).header("Location"))
                .isEqualTo("/");
        page.fill("main .passkeys input[name=code]", codes.get(1));
        page.click("main .passkeys button");
        page.waitForURL("**?nokey");

        assertThat(new LoginForm(LEDGER).send("leader2", "demo-leader2").header("Location"))
                .isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "[]", "x", "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{}}"})
    void givenWhatIsNoAnswer_thenNobodyIsLoggedInAndNothingFails(String credential) {
        var page = BROWSER.page(LEDGER, options -> options.setBaseURL(ADDRESS));
        page.navigate("/login");
        var body = csrf(page) + "&credential=" + URLEncoder.encode(credential, StandardCharsets.UTF_8);

        assertNobody(post(cookies(page), body));
    }

    private static String csrf(Page page) {
        var token = page.locator("main input[name=_csrf]").first().inputValue();
        return "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }

    private static String handle(String person) {
        UUID stream = FactorEvent.streamOf(person);
        var bytes = ByteBuffer.allocate(16)
                .putLong(stream.getMostSignificantBits())
                .putLong(stream.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
