package org.caseledger.api.complaints;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.caseledger.api.testing.AtACase;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class AssistingInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @AfterEach
    void nothingWasForbidden() {
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static AtACase as(String person, String rest) {
        return AtACase.of(BROWSER.as(LEDGER, person), rest);
    }

    @Test
    @DisplayName("P9.01 分工协作办理: asked on the page of the case, found on 待办, reported, answered")
    void givenAUnitIsAskedToAssist_whenItReports_thenTheLeadRepliesOnThePages() {
        var cases = LEDGER.cases();
        var receipt = Cases.RECEIPT.replace("WECHAT", "LETTER");
        var id = cases.accepted(cases.assigned(cases.classified(cases.received(receipt))));
        var lead = as("handler", id).opens("安排协办");
        assertThat(lead.page().locator("[name=unit] option[value=XIPU]")).hasCount(0);
        lead.page().selectOption("[name=unit]", "HONGGUANG");
        lead.page().fill("[name=what]", "请核查红光镇仓库的进货票据");
        picture(lead.page(), "form");
        lead.sendsAndIs("已受理");
        assertThat(lead.page().locator("main")).containsText("协办单位 红光市场监督管理所");

        var assisting = BROWSER.as(LEDGER, "handler2");
        assisting.navigate("/work");
        var row = assisting.locator("section[aria-labelledby=assists-title] tbody tr");
        assertThat(row).hasCount(1);
        picture(assisting, "work");
        row.locator("a").first().click();
        assertThat(assisting.locator(".actions ul.do:not(.also) a")).hasText(new String[] {"反馈协办结果", "退回协办"});
        picture(assisting, "case");
        assisting.click(".actions a:text-is('反馈协办结果')");
        assisting.fill("[name=answer]", "票据齐全，未发现过期货品");
        assisting.click("form.act button[type=submit]");
        assertThat(assisting.locator("ol.timeline")).containsText("票据齐全，未发现过期货品");
        assertThat(assisting.locator(".actions")).containsText("当前无需您办理");

        lead.page().navigate(lead.address());
        assertThat(lead.page().locator("main")).containsText("协办单位 红光市场监督管理所 · 已完成");
        lead.opens("起草回复").page().fill("[name=text]", "经查属实，已责令退款。");
        lead.sendsAndIs("已受理");
        lead.opens("回复").page().selectOption("[name=medium]", "LETTER");
        lead.sendsAndIs("已回复");
    }

    @Test
    void givenARequest_whenReturned_thenWhoReturnedItIsBackAtWork() {
        var cases = LEDGER.cases();
        var id = cases.accepted();
        cases.give("dispatcher", id, "ask-assistance", "{\"unit\":\"HONGGUANG\",\"what\":\"请核查仓库的进货票据\"}");
        var assisting = as("handler2", id).opens("退回协办");
        assisting.page().fill("[name=reason]", "仓库不在本辖区");
        assisting.sends();
        assertThat(assisting.page().locator("h1")).hasText("待办");
        assertThat(assisting.page().locator(".toast")).containsText("不再由本单位承办");
        assertThat(assisting.page().locator("#assists-title")).hasCount(0);
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "assisting-" + name + ".png")));
    }
}
