package org.caseledger.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The menu, the drawer that it is on a telephone, and the account menu. */
@Tag("long")
class MenuInABrowserIT {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void givenATelephoneWithoutScripts_whenTheDrawerIsOpened_thenItLeadsOnAndShutsAgain() {
        var page = BROWSER.as(
                LEDGER,
                "handler",
                options -> options.setViewportSize(WIDTH, HEIGHT).setJavaScriptEnabled(false));
        assertThat(page.locator("nav.menu")).isHidden();

        page.click(".burger");
        assertThat(page.locator("nav.menu")).isVisible();
        page.click(".shut");
        assertThat(page.locator("nav.menu")).isHidden();
        page.click(".burger");
        page.click("nav.menu a[href='/board']");

        assertThat(page.locator("h1")).hasText("全部投诉件");
        assertThat(page.locator("nav.menu")).isHidden();
    }

    @Test
    void givenNoScripts_whenALookIsChosenInTheAccountMenu_thenTheSamePageHasIt() {
        var page = BROWSER.as(LEDGER, "handler", options -> options.setJavaScriptEnabled(false));
        page.navigate("/deadlines?list=OVERDUE");

        for (var choice : new String[] {"large=extra", "contrast=on", "dark=on"}) {
            var chosen = choice.split("=");
            page.click(".account summary");
            page.click("form.choose:has([value=%s]) button[value=%s]".formatted(chosen[0], chosen[1]));
        }
        page.waitForURL(url -> url.endsWith("/deadlines?list=OVERDUE"));
        assertThat(page.locator("html")).hasClass("extra contrast dark");

        page.click(".account summary");
        page.click(".account button[value=en]");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(page.locator("h1")).hasText("Deadlines");
    }

    @Test
    void givenAKeyboard_whenTheAccountMenuIsOpened_thenEscapeShutsItAndGoesBack() {
        var page = BROWSER.as(LEDGER, "handler");
        page.focus(".account summary");

        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(page.locator(".account a[href='/account']")).isFocused();
        page.keyboard().press("Escape");

        assertThat(page.locator(".account-panel")).isHidden();
        assertThat(page.locator(".account summary")).isFocused();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void givenAListOnATelephone_thenEachCaseIsACardWithItsNumberAtTheHeadAndLabels() {
        LEDGER.cases().assigned();
        var page = BROWSER.as(LEDGER, "handler", options -> options.setViewportSize(WIDTH, HEIGHT));
        page.navigate("/board");
        var card = page.locator("#rows table.stack tbody tr").first();

        assertThat(card).isVisible();
        // At one moment: the list is brought up to date while it is looked at.
        var shown = page.evaluate("""
                () => {
                  const row = document.querySelector("#rows table.stack tbody tr");
                  const deadline = row.querySelector("td[data-label='时限']");
                  const top = (cell) => cell.getBoundingClientRect().top;
                  return [top(row.querySelector("td.first")) < top(deadline),
                    getComputedStyle(deadline, "::before").content];
                }
                """);
        assertThat(shown).isEqualTo(List.of(true, "\"时限\""));
    }
}
