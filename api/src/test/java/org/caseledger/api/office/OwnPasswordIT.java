package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What people do with their logins in a real browser. */
@Tag("long")
@Tag("turn-0")
class OwnPasswordIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void givenSomebodyChangesTheOwnPassword_thenMistakesAreToldBesideTheFields_andItIsChanged() {
        save("mover");
        var page = BROWSER.page(LEDGER, options -> options);
        login(page, "mover", "mover-password");
        page.click(".account summary");
        page.click(".account a[href='/account']");
        page.waitForURL(url -> url.endsWith("/account"));

        fill(page, "wrong-password", "second-password", "second-password");
        assertThat(page.locator("#old-wrong").textContent()).contains("原密码有误");
        fill(page, "mover-password", "second-password", "third-password");
        assertThat(page.locator("#again-wrong").textContent()).contains("两次输入的新密码不一致");
        fill(page, "mover-password", "密".repeat(25), "密".repeat(25));
        assertThat(page.locator("#password-wrong").textContent()).contains("24个");
        assertThat(page.inputValue("#old") + page.inputValue("#password")).isEmpty();
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(java.util.List.of("wcag2aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .isEmpty();

        fill(page, "mover-password", "second-password", "second-password");

        page.waitForURL(url -> url.endsWith("/account?changed"));
        assertThat(page.locator("main [role=status]").first().textContent()).contains("密码已修改");
        assertThat((String) page.evaluate("JSON.stringify(sessionStorage)")).doesNotContain("password");
        page.navigate("/work");
        page.waitForURL(url -> url.endsWith("/work"));
        assertThat(LEDGER.anonymous()
                        .login("mover", "second-password")
                        .get("/api/me")
                        .status())
                .isEqualTo(200);
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void givenTheSessionEndsWhileAPersonIsAdded_thenWhatWasTypedIsKeptButThePassword() {
        var page = BROWSER.as(LEDGER, "admin");
        page.navigate("/people/new");
        page.fill("#username", "halfway");
        page.fill("#name", "半途");
        page.fill("#password", "never-kept-2026");
        page.selectOption("#role", "LEGAL");
        page.fill("#reason", "岗位调整");
        page.context().clearCookies();

        page.click("main form button[type=submit]");

        page.waitForURL(url -> url.contains("/login"));
        page.navigate("/people/new");
        page.waitForURL(url -> url.endsWith("/login"));
        Browser.login(page, "admin");
        page.waitForURL(url -> url.contains("/people/new"));
        assertThat(page.inputValue("#username")).isEqualTo("halfway");
        assertThat(page.inputValue("#name")).isEqualTo("半途");
        assertThat(page.inputValue("#role")).isEqualTo("LEGAL");
        assertThat(page.inputValue("#password")).isEmpty();
    }

    @Test
    void whatWasTypedIsSaidToBeKeptOnlyWhereItIs() {
        var page = BROWSER.page(LEDGER, options -> options);
        page.navigate("/login?expired");
        assertThat(page.locator("[data-says-kept]").isVisible()).isFalse();
        page.evaluate("sessionStorage.setItem('kept:/intake', '[]')");
        page.reload();
        assertThat(page.locator("[data-says-kept]").isVisible()).isTrue();

        var without = BROWSER.page(LEDGER, options -> options.setJavaScriptEnabled(false));
        without.navigate("/login?expired");
        assertThat(without.locator("[role=status]").textContent()).contains("登录已过期");
        assertThat(without.locator("[data-says-kept]").isVisible()).isFalse();
    }

    @Test
    void whatIsTriedOutOnTheInterfacesPageIsSentWithTheTokenOfTheSession() {
        var page = BROWSER.as(LEDGER, "admin");
        page.navigate("/account");
        page.click("main a[href='/swagger-ui.html']");
        page.locator(".opblock-tag", new Page.LocatorOptions().setHasText("机构人员"))
                .click();
        var unit = page.locator(
                ".opblock-put", new Page.LocatorOptions().setHasText(Pattern.compile("/api/units/\\{code\\}")));
        unit.locator(".opblock-summary-control").click();
        unit.locator(".try-out__btn").click();
        unit.locator("input[placeholder=code]").fill("TRIED");
        var answer = page.waitForResponse(
                response -> response.url().endsWith("/api/units/TRIED"),
                () -> unit.locator(".execute").click());

        // The interface's description has no body for it: the answer names what is missing, not the token.
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    }

    private static void fill(Page page, String old, String password, String again) {
        page.fill("#old", old);
        page.fill("#password", password);
        page.fill("#again", again);
        page.click("main form button[type=submit]");
    }

    private static void login(Page page, String username, String password) {
        page.navigate("/login");
        page.fill("#username", username);
        page.fill("#password", password);
        page.click("main button[type=submit]");
    }

    private static void save(String username) {
        var body = "{\"reason\":\"岗位调整\",\"name\":\"改密人\",\"role\":\"AUDITOR\",\"password\":\"%s-password\"}"
                .formatted(username);
        assertThat(LEDGER.as("admin").put("/api/people/" + username, body).status())
                .isEqualTo(200);
    }
}
