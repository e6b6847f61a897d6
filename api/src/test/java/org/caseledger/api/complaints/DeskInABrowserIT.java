package org.caseledger.api.complaints;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.caseledger.api.testing.Axe;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Keyboard;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The desk in a real browser: with the keyboard alone, without scripts, on a telephone. */
@Tag("long")
@Tag("turn-1")
class DeskInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();
    private static final int TELEPHONE = 390;

    private String first;
    private String second;

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @BeforeEach
    void twoDrafts() {
        first = DeskIT.drafted(LEDGER, "第一件：已责令整改。");
        second = DeskIT.drafted(LEDGER, "第二件：已责令整改。");
    }

    private static String number(String item) {
        return LEDGER.as("head").get(item.replace("/desk/", "/api/complaints/")).field("number");
    }

    private static void tabTo(Page page, String selector) {
        new Keyboard(page).tabTo(selector);
    }

    @Test
    void givenOnlyAKeyboard_whenItemsAreReadAndSigned_thenEachLeadsToTheNext() {
        var page = BROWSER.as(LEDGER, "leader");
        page.navigate("/desk");
        tabTo(page, "#pane a.button");
        page.keyboard().press("Enter");
        assertThat(page.locator("#pane h2").first()).containsText("批准回复");
        var begun = page.locator("#pane h2 a").first().textContent();

        tabTo(page, "main a[href='#decide']");
        page.keyboard().press("Enter");
        tabTo(page, "#opinion");
        page.keyboard().type("同意，请按时回复");
        tabTo(page, "button[value=agree]");
        page.keyboard().press("Enter");

        assertThat(page.locator(".toast")).containsText("已同意 " + begun + " 的回复稿");
        assertThat(page.locator("#pane h2 a").first()).not().hasText(begun);
        tabTo(page, "button[value=back]");
        page.keyboard().press("Enter");
        assertThat(page.locator("#mistakes")).isVisible();
        tabTo(page, "#opinion");
        page.keyboard().type("依据不足，请补充");
        tabTo(page, "button[value=back]");
        page.keyboard().press("Enter");
        assertThat(page.locator(".toast")).containsText("已退回");
        Assertions.assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void givenOnlyAKeyboard_whenOpenedItemsAreChosen_thenTheyAreApprovedTogether() {
        var page = BROWSER.as(LEDGER, "leader");
        page.navigate(first);
        page.navigate(second);
        for (var item : List.of(first, second)) {
            tabTo(page, "input[name=item][aria-label$='" + number(item) + "']");
            page.keyboard().press("Space");
        }
        tabTo(page, "form:has([name=item]) button[type=submit]");
        page.keyboard().press("Enter");

        assertThat(page.locator("#results-title")).hasText("已同意2件，共选2件");
        assertThat(page.locator("a[href^='" + first + "']")).hasCount(0);
        Axe.check(page.url(), page);
    }

    @Test
    void givenADelegation_whenTheDelegateSigns_thenBothAreNamedUntilItIsRevoked() {
        var leader = BROWSER.as(LEDGER, "leader");
        leader.navigate("/delegations");
        leader.click("main a.button:text-is('授权代签')");
        leader.selectOption("[name=to]", "head");
        leader.check("[name=kinds][value=REPLY]");
        leader.fill("[name=last]", LocalDate.now(WorkCalendar.ZONE).toString());
        leader.fill("[name=reason]", "外出开会");
        leader.click("main form.act button[type=submit]");
        assertThat(leader.locator("#standing")).containsText("温然");
        Axe.check(leader.url(), leader);

        var head = BROWSER.as(LEDGER, "head");
        head.navigate(first + "?behalf=leader");
        assertThat(head.locator("main")).containsText("您正在代周衡签批");
        Axe.check(head.url(), head);
        head.click("button[value=agree]");
        assertThat(head.locator(".toast")).containsText("已同意 " + number(first));
        head.navigate(first.replace("/desk/", "/cases/"));
        assertThat(head.locator("main")).containsText(Pattern.compile("温然.*由周衡授权代签", Pattern.DOTALL));

        head.navigate(second + "?behalf=leader");
        leader.click("main a:text-is('撤销授权代签')");
        leader.fill("[name=reason]", "提前返回");
        leader.click("main form.act button[type=submit]");
        assertThat(leader.locator("#past")).containsText("周衡：提前返回");
        head.click("button[value=agree]");
        assertThat(head.locator("main")).containsText("无权");
        var api = second.replace("/desk/", "/api/complaints/");
        Assertions.assertThat(LEDGER.as("head").get(api + "/history").text()).doesNotContain("ReplyApproved", "授权代签");
        Assertions.assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void givenNoScripts_whenAnItemIsSkippedSignedAndChosen_thenAllOfItWorks() {
        var page = BROWSER.as(LEDGER, "leader", options -> options.setJavaScriptEnabled(false));
        page.navigate(first);
        page.click("#decide a[href^='/desk/']");
        page.waitForURL(url -> !url.contains(first));
        page.navigate(second);
        page.click("button[value=agree]");
        assertThat(page.locator(".toast")).containsText("已同意 " + number(second));
        page.navigate("/desk");
        page.check("input[name=item][aria-label$='" + number(first) + "']");
        page.click("form:has([name=item]) button[type=submit]");
        assertThat(page.locator("#results-title")).hasText("已同意1件，共选1件");
    }

    @Test
    void givenATelephone_thenTheListAndTheItemAreShownOneAfterTheOtherAndNoneIsTooWide() {
        var page = BROWSER.as(LEDGER, "leader", options -> options.setViewportSize(TELEPHONE, 844));
        for (var language : List.of("zh", "en")) {
            page.context().addCookies(List.of(new Cookie("lang", language).setUrl(LEDGER.address())));
            for (var address : List.of("/desk", first)) {
                page.navigate(address);
                Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                        .as(address)
                        .isEqualTo(0);
                Axe.check(page.url(), page);
            }
            assertThat(page.locator(".waiting")).isHidden();
            page.click("#pane .back a");
            assertThat(page.locator(".waiting")).isVisible();
        }
    }

    @Test
    void givenAMistakeAndADarkLargePage_thenNothingIsInTheWayOfAnybody() {
        var page = BROWSER.as(LEDGER, "leader");
        for (var choice : List.of("dark", "large", "contrast")) {
            page.context().addCookies(List.of(new Cookie(choice, "on").setUrl(LEDGER.address())));
        }
        page.navigate(first);
        Axe.check(page.url(), page);
        page.click("button[value=back]");
        page.locator("#mistakes").waitFor();
        Axe.check(page.url(), page);
    }
}
