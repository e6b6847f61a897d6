package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.authentication.UsernamePasswordAuthenticationToken.unauthenticated;

import java.util.stream.IntStream;
import org.caseledger.api.demo.DemoPeople;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;

/** GB/T 22239: failed logins are handled, so that no password can be guessed. */
@ExtendWith(OutputCaptureExtension.class)
class WrongPasswordsIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static final TestLedger LEDGER =
            TestLedger.at(CLOCK, "--server.forward-headers-strategy=native", "--caseledger.login.wrong-by-address=100");
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @BeforeEach
    void nothingIsCountedYet() {
        CLOCK.set("2026-03-02T09:00");
    }

    @Test
    void givenFiveWereWrong_thenTheNextIsNotLookedAtForTenMinutes(CapturedOutput log) {
        wrong("legal", 5);

        var right = basic("legal", "demo-legal");

        assertThat(right.status()).as("%s", right).isEqualTo(429);
        assertThat(right.problem()).isEqualTo("too-many-wrong-passwords");
        assertThat(right.header("Retry-After")).isEqualTo("600");
        assertThat(right.header("Content-Type")).startsWith("application/problem+json");
        assertThat(log).contains("5 wrong passwords for legal");
        var form = FORM.send("legal", "demo-legal");
        assertThat(form.header("Location")).endsWith("/login?refused");
        assertThat(LEDGER.anonymous().get("/login?refused").text()).contains("请<span>10</span>分钟后再试");

        CLOCK.set("2026-03-02T09:09");
        assertThat(basic("legal", "demo-legal").header("Retry-After")).isEqualTo("60");
        CLOCK.set("2026-03-02T09:10");
        assertThat(basic("legal", "demo-legal").status()).isEqualTo(200);
        assertThat(basic("legal", "no").status()).isEqualTo(401);
    }

    @Test
    void givenNobodyHasTheName_thenItIsAnsweredTheSameAndNotNamedInTheLog(CapturedOutput log) {
        wrong("zhang-3's-secret", 5);

        var next = basic("zhang-3's-secret", "no");

        assertThat(next.status()).isEqualTo(429);
        assertThat(next.header("Retry-After")).isEqualTo("600");
        assertThat(log).contains("5 wrong passwords for an unknown name").doesNotContain("zhang-3's-secret");
    }

    @Test
    void givenTheRightOneComesBefore_thenCountingBeginsAgain() {
        wrong("head", 4);
        assertThat(basic("head", "demo-head").status()).isEqualTo(200);
        wrong("head", 4);
        assertThat(basic("head", "demo-head").status()).isEqualTo(200);
    }

    @Test
    void givenTheyAreFarApart_thenNothingIsRefused() {
        wrong("leader", 4);
        CLOCK.set("2026-03-02T09:10");
        wrong("leader", 4);
        assertThat(basic("leader", "demo-leader").status()).isEqualTo(200);
    }

    @Test
    void givenTheFormAndTheOldPasswordOfANewOne_thenTheyAreCountedAlike() {
        var inside = FORM.session("auditor");
        var form = FORM.with("Cookie", device(inside.header("Cookie")));
        for (int i = 0; i < 3; i++) {
            assertThat(form.send("auditor", "no").header("Location")).endsWith("/login?error");
            var body = "{\"old\":\"wrong-%d\",\"password\":\"new-password\"}".formatted(i);
            var old = inside.put("/api/me/password", body);
            assertThat(old.status()).as("%s", old).isEqualTo(i < 2 ? 400 : 429);
        }
        var page = inside.with("Accept", "text/html").get("/work");
        assertThat(page.status()).as("who is inside stays").isEqualTo(200);
    }

    @Test
    void givenStrangersTryAnAdministrator_thenTheDeviceSheLoggedInWithIsNotLockedOut() {
        var here = FORM.with("Cookie", device(LoginForm.cookies(FORM.send("admin", "demo-admin"))));

        int looked = tried("admin", 60);

        assertThat(looked)
                .as("from anywhere, so many are looked at in ten minutes")
                .isEqualTo(20);
        var stranger = from("203.0.113.200").login("admin", "demo-admin").get("/api/me");
        assertThat(stranger.status()).as("%s", stranger).isEqualTo(429);
        assertThat(stranger.header("Retry-After")).isEqualTo("600");
        assertThat(here.send("admin", "demo-admin").header("Location")).isEqualTo("/");
        // The device has a bucket of its own, and no more than that.
        for (int i = 0; i < 5; i++) {
            assertThat(here.send("admin", "no").header("Location")).isEqualTo("/login?error");
        }
        assertThat(here.send("admin", "demo-admin").header("Location")).isEqualTo("/login?refused");
    }

    @Test
    void givenStrangersTryAProgramsLogin_thenTheAddressItLoggedInFromIsNotLockedOut() {
        var program = from("198.51.100.7").login("dispatcher", "demo-dispatcher");
        assertThat(program.get("/api/me").status()).isEqualTo(200);

        assertThat(tried("dispatcher", 30)).isEqualTo(20);

        assertThat(program.get("/api/me").status()).isEqualTo(200);
    }

    @Test
    void givenTheCookieOfADeviceIsForgedOrOfSomebodyElse_thenItIsAStranger() {
        var device = device(LoginForm.cookies(FORM.send("handler", "demo-handler")));
        assertThat(tried("supervisor", 20)).isEqualTo(20);

        for (var cookie : new String[] {device, "device=1.2", "device=", "device=" + "1".repeat(99)}) {
            var answer = FORM.with("X-Forwarded-For", "198.51.100.99")
                    .with("Cookie", cookie)
                    .send("supervisor", "demo-supervisor");
            assertThat(answer.header("Location")).as(cookie).isEqualTo("/login?refused");
        }
    }

    @Test
    void givenOneAddressTriesManyNames_thenItIsRefusedForNamesItHasNotTried() {
        var address = from("203.0.113.77");
        for (int i = 0; i < 100; i++) {
            assertThat(address.login("name-" + i, "no").get("/api/me").status()).isEqualTo(401);
        }

        assertThat(address.login("another", "no").get("/api/me").status()).isEqualTo(429);
        assertThat(from("203.0.113.78").login("another", "no").get("/api/me").status())
                .isEqualTo(401);
    }

    @Test
    void givenManyAddressesOfOneNetworkOfIpv6_thenTheyAreCountedAsOne() {
        for (int i = 0; i < 5; i++) {
            var address = from("2001:db8:0:1::" + i);
            assertThat(address.login("ipv6", "no").get("/api/me").status()).isEqualTo(401);
        }

        assertThat(from("2001:db8:0:1:9::").login("ipv6", "no").get("/api/me").status())
                .isEqualTo(429);
        assertThat(from("2001:db8:0:2::").login("ipv6", "no").get("/api/me").status())
                .isEqualTo(401);
    }

    @Test
    void givenNoGatewayIsConfigured_thenAForwardedAddressDoesNotCount() {
        var direct = TestLedger.shared();
        for (int i = 0; i < 6; i++) {
            var answer = direct.anonymous()
                    .with("X-Forwarded-For", "203.0.113." + i)
                    .login("forwarded", "no")
                    .get("/api/me");
            assertThat(answer.status()).isEqualTo(i < 5 ? 401 : 429);
        }
    }

    @Test
    void givenManyAreTriedAtOnce_thenTheRightOneAmongThemIsNotTold() {
        var wrong = LEDGER.bean(WrongPasswords.class);
        var passwords = new DaoAuthenticationProvider(username -> {
            // While this one is looked at, the others are found wrong.
            IntStream.range(0, 5).forEach(i -> wrong.count(username));
            return User.withUsername(username).password("{noop}right").build();
        });

        assertThatThrownBy(
                        () -> new LoginByPassword(passwords, wrong).authenticate(unauthenticated("somebody", "right")))
                .isInstanceOf(TooManyWrongPasswordsException.class);
    }

    @Test
    void givenAPasswordIsLongerThanIsHashed_thenItIsToldBesideTheField() {
        var tooLong = "密".repeat(25);
        var saved = LEDGER.as("admin")
                .put(
                        "/api/people/longish",
                        "{\"reason\":\"岗位调整\",\"name\":\"长\",\"role\":\"LEGAL\",\"password\":\"%s\"}"
                                .formatted(tooLong));
        assertThat(saved.status()).as("%s", saved).isEqualTo(400);
        assertThat(saved.json().path("fields").path("password").asString()).contains("72字节", "24个", "75字节");
        var own = LEDGER.as("handler")
                .put("/api/me/password", "{\"old\":\"demo-handler\",\"password\":\"%s\"}".formatted(tooLong));
        assertThat(own.status()).as("%s", own).isEqualTo(400);
        assertThat(own.json().path("fields").has("password")).isTrue();

        var longest = LEDGER.as("admin")
                .put(
                        "/api/people/longest",
                        "{\"reason\":\"岗位调整\",\"name\":\"长\",\"role\":\"LEGAL\",\"password\":\"%s\"}"
                                .formatted("密码长".repeat(8)));
        assertThat(longest.status()).as("%s", longest).isEqualTo(200);
        assertThat(basic("longest", "密码长".repeat(8)).status()).isEqualTo(200);
    }

    @Test
    void givenTheFirstAdministratorsPasswordIsTooLong_thenItIsToldBesideTheField() {
        LEDGER.asSuperuser().sql("delete from office.person").update();
        try {
            assertThat(LEDGER.anonymous().get("/setup").status()).isEqualTo(404);
            var address = "/setup?code=" + LEDGER.bean(FirstAdministrator.class).code();
            var page = LEDGER.anonymous().get(address);
            assertThat(page.text()).contains("maxlength=\"72\"", "value=\"" + address + "\"");
            var form = FORM.withSessionOf(page)
                    .with("X-CSRF-TOKEN", LoginForm.token(page))
                    .with("Content-Type", "application/x-www-form-urlencoded");

            var tooLong = form.post(address, "username=chief&name=&password=" + "p".repeat(73));
            assertThat(tooLong.text())
                    .contains("id=\"password-wrong\"", "72字节", "id=\"name-wrong\"", "is blank")
                    .contains("value=\"chief\"")
                    .doesNotContain("ppp", "id=\"username-wrong\"");
            var right = form.post(address, "username=chief&name=Fang&password=" + "pk7z".repeat(18));
            assertThat(WebForm.done(right)).isEqualTo("/login");
            assertThat(basic("chief", "pk7z".repeat(18)).status()).isEqualTo(200);
        } finally {
            LEDGER.asSuperuser().sql("delete from office.person").update();
            LEDGER.bean(DemoPeople.class).add();
        }
    }

    private static void wrong(String username, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(basic(username, "wrong-" + i).status()).isEqualTo(401);
        }
    }

    private static String device(String cookies) {
        assertThat(cookies).contains("device=");
        return cookies.replaceFirst(".*(device=[^;]*).*", "$1");
    }

    /** How many of so many wrong passwords, each from another address, were looked at. */
    private static int tried(String username, int times) {
        return (int) IntStream.range(0, times)
                .mapToObj(i ->
                        from("203.0.113." + i).login(username, "wrong-" + i).get("/api/me"))
                .filter(answer -> answer.status() == 401)
                .count();
    }

    private static Caller from(String address) {
        return LEDGER.anonymous().with("X-Forwarded-For", address);
    }

    private static Answer basic(String username, String password) {
        return LEDGER.anonymous().login(username, password).get("/api/me");
    }
}
