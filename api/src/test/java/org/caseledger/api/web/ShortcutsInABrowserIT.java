package org.caseledger.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lists are gone through by the keyboard, and every page is reached from the palette. */
@Tag("long")
class ShortcutsInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();

    @BeforeAll
    static void cases() {
        for (int i = 0; i < 3; i++) {
            LEDGER.cases().late();
        }
        LEDGER.awaitViews();
        new WebForm(LEDGER, "supervisor").post("/lists/views", Map.of("of", "BOARD", "called", "超期优先", "light", "RED"));
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    private static Page board() {
        var page = BROWSER.as(LEDGER, "supervisor");
        page.navigate("/board");
        return page;
    }

    private static void clean(Page page) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void rowsAreGoneThroughChosenAndOpened_butNotWhileSomebodyTypes() {
        var page = board();
        var links = page.locator(".list tbody .first a");

        page.keyboard().press("j");
        assertThat(links.nth(0)).isFocused();
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(links.nth(1)).isFocused();
        assertThat(page.locator("td.pick input").nth(1)).isChecked();
        page.keyboard().press("k");
        page.keyboard().press("k");
        assertThat(links.nth(0)).isFocused();

        page.keyboard().press("/");
        assertThat(page.locator(".top .find [type=search]")).isFocused();
        page.keyboard().type("j?/x");
        assertThat(page.locator(".top .find [type=search]")).hasValue("j?/x");
        assertThat(page.locator("#keys")).isHidden();

        page.locator("main h1").click();
        page.keyboard().press("k");
        assertThat(links.nth(2)).isFocused();
        var number = links.nth(2).textContent();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).containsText(number);
    }

    @Test
    void theSheetTellsTheKeys_andSingleOnesCanBeTurnedOff() {
        var page = board();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        assertThat(page.locator("#keys")).isFocused();
        clean(page);
        page.locator("#keys input").uncheck();
        page.keyboard().press("Escape");
        assertThat(page.locator("#keys")).isHidden();

        page.keyboard().press("j");
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isHidden();
        assertThat(page.locator(".list tbody .first a").first()).not().isFocused();

        page.click(".account summary");
        page.click(".account a[href='#keys']");
        page.locator("#keys input").check();
        page.click("#keys .button");
        page.keyboard().press("j");
        assertThat(page.locator(".list tbody .first a").first()).isFocused();
    }

    @Test
    void thePaletteLeadsToTheMenu_toSavedViews_andToACaseByItsNumber() {
        var page = board();
        var number = page.locator(".list tbody .first a").first().textContent();
        page.keyboard().press("Control+k");
        var input = page.locator("#palette input");
        assertThat(input).isFocused();
        assertThat(page.locator("#palette [role=option]", new Page.LocatorOptions().setHasText("超期优先")))
                .isVisible();
        clean(page);
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).isHidden();

        page.click(".account summary");
        page.click(".account [data-palette]");
        input.fill("超期优");
        page.keyboard().press("Enter");
        page.waitForURL("**/board?light=RED");

        page.keyboard().press("Control+k");
        page.keyboard().type("时限");
        page.keyboard().press("Enter");
        page.waitForURL("**/deadlines");

        page.keyboard().press("Control+k");
        page.keyboard().type(number);
        page.keyboard().press("Enter");
        assertThat(page.locator("main .first a")).hasText(number);
    }

    @Test
    void givenSeveralAreChosen_thenOneFormUrgesEach_withAndWithoutScripts() {
        for (boolean script : new boolean[] {true, false}) {
            var page = BROWSER.as(LEDGER, "supervisor", options -> options.setJavaScriptEnabled(script));
            page.navigate("/board");
            if (script) {
                page.check("th.pick input");
            } else {
                page.locator("td.pick input").all().forEach(one -> one.check());
            }
            page.locator("#batch button").first().click();
            assertThat(page.locator("#chosen-title")).containsText("3");
            page.fill("[name=note]", "已经超期，请说明原因");
            page.selectOption("[name=step]", "REMINDER");
            page.click("#act button");
            assertThat(page.locator("tbody .tag.fine")).hasCount(3);
        }
    }
}
