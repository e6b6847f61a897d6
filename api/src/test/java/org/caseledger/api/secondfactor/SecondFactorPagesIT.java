package org.caseledger.api.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Instant;
import java.util.List;
import org.apache.commons.codec.binary.Base32;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Phone;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Setting up and giving a second factor in a real browser, with the keyboard alone. */
@Tag("long")
class SecondFactorPagesIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();
    private static final int HEIGHT = 844;

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @ParameterizedTest
    @CsvSource({"handler, zh, 390", "legal, en, 390", "auditor, zh, 1366", "head, en, 1366"})
    void givenTheKeyboardAlone_thenAnAuthenticatorIsSetUpAndGiven(String person, String language, int width) {
        var page = BROWSER.as(LEDGER, person, options -> options.setViewportSize(width, HEIGHT));
        page.context().addCookies(List.of(new Cookie("lang", language).setUrl(LEDGER.address())));
        page.navigate("/account/second-factor");
        check(page, "own-" + language + width);
        var phone = phone(page);
        var now = Instant.now();

        page.focus("#password");
        page.keyboard().type("demo-" + person);
        page.keyboard().press("Tab");
        page.keyboard().type(phone.code(now));
        page.keyboard().press("Enter");

        page.waitForSelector(".codes li");
        assertThat(page.locator(".codes li").count()).isEqualTo(10);
        check(page, "codes-" + language + width);
        var recovery = page.locator(".codes li").first().textContent();
        page.focus("main a.button");
        page.keyboard().press("Enter");
        page.waitForSelector("#code-remove");
        check(page, "on-" + language + width);

        page.context().clearCookies();
        page.navigate("/board");
        Browser.login(page, person);
        page.waitForSelector("#code");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("code");
        check(page, "step-" + language + width);
        page.keyboard().type("000000");
        page.keyboard().press("Enter");
        page.waitForSelector(".mistake");
        page.keyboard().type(recovery);
        page.keyboard().press("Enter");
        page.waitForURL("**/board");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static Phone phone(Page page) {
        var secret = page.locator(".secret").textContent().replace(" ", "");
        return new Phone(new Base32().decode(secret));
    }

    /** Nothing is wider than the screen or in anybody's way. */
    private static void check(Page page, String name) {
        Browser.keep(page, "second-factor-" + name);
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name)
                .isEqualTo(0);
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag22aa"))
                        .analyze()
                        .getViolations())
                .as(name)
                .isEmpty();
    }
}
