package org.caseledger.api.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages that move by themselves, and replay what was. */
@Tag("long")
@Tag("turn-4")
class LivePagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void whatOthersDoAppearsOnTheBoardByItself() {
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate("/board?sort=RECEIVED&size=20");
        page.locator("#live-state").waitFor();
        for (int i = 0; i < 5; i++) {
            var name = "活水超市" + i;
            LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", name));
            page.locator("#rows td", new Page.LocatorOptions().setHasText(name))
                    .first()
                    .waitFor();
        }
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void whatIsFoldedStaysFoldedWhenTheListMoves() {
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate("/board?sort=RECEIVED&size=20");
        page.locator("#live-state").waitFor();
        page.locator(".matrix summary").click();
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "折叠超市"));
        page.locator("#rows td", new Page.LocatorOptions().setHasText("折叠超市"))
                .first()
                .waitFor();

        assertThat(page.locator(".matrix table")).not().isVisible();
    }

    @Test
    void theBoardLivesOnAfterAFilterAndAfterGoingBack() {
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "先有超市"));
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate("/board?sort=RECEIVED&size=20");
        page.locator("#live-state").waitFor();
        page.selectOption("select[name=state]", "RECEIVED");
        page.waitForURL("**/board?*state=RECEIVED*");
        assertThat(page.locator("#live")).hasAttribute("hx-get", Pattern.compile("state=RECEIVED"));

        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "筛后超市"));
        page.locator("#rows td", new Page.LocatorOptions().setHasText("筛后超市"))
                .first()
                .waitFor();

        page.goBack();
        page.waitForURL("**/board?sort=RECEIVED&size=20");
        page.locator("#live-state").waitFor();
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "回退超市"));
        page.locator("#rows td", new Page.LocatorOptions().setHasText("回退超市"))
                .first()
                .waitFor();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void whatHadTheFocusKeepsItAndWhatChangedIsSaid() {
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "焦点超市"));
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate("/board?sort=RECEIVED&size=20");
        page.locator("#live-state").waitFor();
        var row = page.locator("#rows tbody tr", new Page.LocatorOptions().setHasText("焦点超市"))
                .first();
        var link = row.locator(".first a");
        var to = link.getAttribute("href");
        link.focus();
        assertThat(page.locator("#live-says")).hasText("");

        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "后来超市"));
        page.locator("#rows td", new Page.LocatorOptions().setHasText("后来超市"))
                .first()
                .waitFor();

        assertThat(page.locator(":focus")).hasAttribute("href", to);
        Browser.keep(page, "board");
        assertThat(page.locator("#live-says")).hasText(Pattern.compile("已更新 \\d\\d:\\d\\d:\\d\\d，共\\d+\\+?条"));
    }

    @Test
    void aFilterStaysInTheAddress() {
        LEDGER.cases().assigned();
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate("/board");
        page.selectOption("select[name=state]", "ASSIGNED");
        page.waitForURL("**/board?*state=ASSIGNED*");
        assertThat(page.locator("table.dense tbody td[data-label='状态']").last()).hasText("已分派");
        page.reload();
        assertThat(page.locator("select[name=state]")).hasValue("ASSIGNED");
        page.goBack();
        assertThat(page.locator("select[name=state]")).hasValue("");
    }

    @Test
    void whatWaitsIsCountedInTheMenuByItself() {
        var assigned = LEDGER.cases().assigned();
        var page = BROWSER.as(LEDGER, "handler");
        page.navigate("/work");
        page.locator("#live-state").waitFor();
        int before = Integer.parseInt(page.locator("#waiting").textContent());
        var answerBy = LEDGER.bean(Clock.class).instant().plus(Duration.ofDays(2));

        LEDGER.cases()
                .give(
                        "supervisor",
                        assigned,
                        "urge-handling",
                        "{\"note\":\"请答复\",\"step\":\"REMINDER\",\"answerBy\":\"%s\"}".formatted(answerBy));

        assertThat(page.locator("#waiting")).hasText(String.valueOf(before + 1));
        var owed = page.locator("#rows a", new Page.LocatorOptions().setHasText("待答复的督办"));
        Browser.keep(page, "work");
        owed.last().click();
        assertThat(page.locator("#rows tbody tr").first()).containsText("答复");
        assertThat(page.locator("#rows")).containsText("请答复");
    }

    @Test
    void anOpenCaseSaysThatItHasMoved() {
        var id = LEDGER.cases().assigned();
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate(id.replace("/api/complaints/", "/cases/"));
        page.locator("#live-state").waitFor();
        LEDGER.cases().received();
        LEDGER.cases().accepted(id);

        assertThat(page.locator("#moved")).containsText("此件已有新的办理");
        assertThat(page.locator(".state")).hasText("已分派");
        Browser.keep(page, "case");
        page.click("#moved a");
        assertThat(page.locator(".state")).hasText("已受理");
        assertThat(page.locator("#moved")).hasText("");
    }

    @Test
    void aCaseIsReplayedEventByEvent() {
        var id = LEDGER.cases().accepted().replace("/api/complaints/", "/cases/");
        var page = BROWSER.as(LEDGER, "supervisor");
        page.navigate(id + "/replay");
        assertThat(page.locator("#stage .steps b")).containsText("1 / ");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("下一步"))
                .click();
        assertThat(page.locator("#stage .steps b")).containsText("2 / ");
        assertThat(page.locator(".changes .new").first()).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("播放"))
                .click();
        page.locator("#stage .steps b", new Page.LocatorOptions().setHasText("4 / "))
                .waitFor();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("暂停"))
                .click();
        page.locator("#v").focus();
        page.keyboard().press("End");
        assertThat(page.locator("#stage .facts .state")).hasText("已受理");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void aComplaintIsRecordedByKeyboardAlone() {
        var page = BROWSER.as(LEDGER, "intake");
        page.navigate("/intake");
        assertThat(page.locator("nav [accesskey='1']")).hasAttribute("href", "/intake");
        assertThat(page.locator("[accesskey='2']")).hasAttribute("name", "q");
        assertThat(page.locator("#kind")).isFocused();
        page.keyboard().press("Tab"); // 渠道
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Tab");
        type(page, "赵先生");
        type(page, "13700000001");
        type(page, "");
        type(page, "");
        page.keyboard().press("Tab"); // past 身份证件
        page.keyboard().press("Tab"); // past 委托代理人
        type(page, "价格欺诈");
        type(page, "标价二十元，结账时收了三十元。");
        type(page, "退还差价");
        page.keyboard().type("惠民副食店");
        page.keyboard().press("Enter");
        page.locator(".state")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        assertThat(page.locator("header.case")).containsText("惠民副食店");
    }

    @Test
    void repeatsAreShownAlsoBesideWhatIsShownAgain() {
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "重复面馆"));
        var page = BROWSER.as(LEDGER, "intake");
        page.navigate("/intake");
        page.fill("[name=respondent]", "重复面馆");
        page.keyboard().press("Tab");
        var candidates = page.locator("#candidates li");
        candidates.first().waitFor();
        page.reload();
        candidates.first().waitFor();

        page.evaluate("document.querySelector('form.act').noValidate = true");
        page.click("form.act button[type=submit]");
        page.locator("#mistakes").waitFor();
        candidates.first().waitFor();
    }

    private static void type(Page page, String text) {
        page.keyboard().type(text);
        page.keyboard().press("Tab");
    }
}
