package org.caseledger.api.complaints;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.caseledger.api.testing.AtACase;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes wrong between people, and how those who review it see that, each at a browser. */
@Tag("long")
@Tag("turn-4")
class DisputesInABrowserIT {
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
    void whoComesSecondIsToldWhoWasFirst_andKeepsTheText() {
        var id = LEDGER.cases().accepted();
        var handler = as("handler", id).opens("起草回复");
        handler.page().fill("[name=text]", "经查属实，已责令退款。");
        var head = as("head", id).opens("记录联系");
        head.page().fill("[name=withWhom]", "投诉人");
        head.page().selectOption("[name=medium]", "PHONE");
        head.page().fill("[name=content]", "来电补充：另有两盒过期。");
        head.sendsAndIs("已受理");

        handler.sends();

        assertThat(handler.page().locator("#mistakes")).containsText("已有新的办理");
        assertThat(handler.page().locator(".meanwhile li")).hasCount(1);
        assertThat(handler.page().locator(".meanwhile")).containsText("温然");
        assertThat(handler.page().locator("[name=text]")).hasValue("经查属实，已责令退款。");
        assertThat(handler.page().locator("#mistakes")).isFocused();
        handler.page().fill("[name=text]", "经查属实，已责令退款，并下架过期药品。");
        handler.page().click("text=重新载入（保留已填内容）");
        assertThat(handler.page().locator("#mistakes")).hasCount(0);
        assertThat(handler.page().locator("[name=text]")).hasValue("经查属实，已责令退款，并下架过期药品。");
        handler.sendsAndIs("已受理");
        handler.page().navigate(handler.address());
        assertThat(handler.page().locator("#drafts-title")).isVisible();
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsDone_andTheOtherIsToldWhatIsAllowedNow() {
        var id = LEDGER.cases().assigned();
        var accepting = as("handler", id).opens("受理");
        accepting.page().selectOption("[name='told.medium']", "PHONE");
        accepting.page().fill("[name='told.at']", minute());
        accepting.page().selectOption("[name='jurisdiction']", "PLACE_OF_BUSINESS");
        var declining = as("handler", id).opens("不予受理");
        declining.page().fill("[name=reason]", "已由人民法院受理");
        declining.page().selectOption("[name='told.medium']", "PHONE");
        declining.page().fill("[name='told.at']", minute());

        accepting.sendsAndIs("已受理");
        declining.sends();

        assertThat(declining.page().locator("#mistakes")).containsText("P9.02");
        assertThat(declining.page().locator(".meanwhile li").first()).containsText("何岸");
        assertThat(declining.page().locator("[name=reason]")).hasValue("已由人民法院受理");
    }

    @Test
    void aReturnedCaseGoesToAnotherUnit_andNotBackWithoutALeader() {
        var id = LEDGER.cases().assigned();
        var handler = as("handler", id).opens("退回");
        handler.page().fill("[name=reason]", "经营地址在红光街道");
        handler.page().selectOption("[name=proposedUnit]", "HONGGUANG");
        handler.sends();
        LEDGER.cases().give("head", id, "review-return", "{\"accepted\":true,\"reason\":\"属红光辖区\"}");
        var dispatcher = as("dispatcher", id).opens("分派");
        assertThat(dispatcher.page().locator("[name=unit] option[value=XIPU]")).hasCount(0);
        var back = LEDGER.as("dispatcher").post(id + "/assign-complaint", "{\"unit\":\"XIPU\"}");
        assertThat(back.field("clause")).isEqualTo("P9.15");

        dispatcher.page().selectOption("[name=unit]", "HONGGUANG");
        dispatcher.page().fill("[name=reason]", "退回后改派");
        dispatcher.sendsAndIs("已分派");
        assertThat(as("handler2", id).opens("受理").page().locator("h1")).hasText("受理");
    }

    @Test
    void whatMayBeTheSameMatterIsFoundAndLinkedOnThePageOfTheCase() {
        var first = LEDGER.cases().received(Cases.RECEIPT.replace("13800000000", "13722220001"));
        var second = LEDGER.cases().received(Cases.RECEIPT.replace("13800000000", "13722220001"));
        var number = LEDGER.as("head").get(first).field("number");
        var dispatcher = as("dispatcher", second);
        var page = dispatcher.page();
        page.navigate(dispatcher.address());
        var found = page.locator("#repeats .candidates li").filter(new Locator.FilterOptions().setHasText(number));
        assertThat(found).containsText("同一电话");
        assertThat(page)
                .hasTitle(Pattern.compile("^" + LEDGER.as("head").get(second).field("number")));

        found.locator("a:text-is(\"关联\")").click();
        assertThat(page.locator("[name=to]")).hasValue(number);
        page.fill("[name=why]", "同一人再次投诉同一事项");
        dispatcher.sendsAndIs("已登记");

        var tie = page.locator("#repeats .ties li");
        assertThat(tie).containsText("重复投诉，原件 " + number);
        assertThat(page.locator("#repeats .candidates li").first()).containsText("已关联");
        tie.locator("a:text-is(\"撤销\")").click();
        assertThat(page.locator("[name=to]")).hasValue(number);
        page.fill("[name=reason]", "并非同一事项");
        dispatcher.sendsAndIs("已登记");
        assertThat(page.locator("#repeats")).containsText("没有关联或并案的投诉件");
    }

    @Test
    void aGatedReplyIsRefusedUntilBothHaveSignedTheTextThatIsSent() {
        var id = LEDGER.cases().received();
        LEDGER.cases().give("dispatcher", id, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
        LEDGER.cases().accepted(LEDGER.cases().assigned(id));
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        var handler = as("handler", id);
        mayNotReplyFor(handler, "局领导批准、法规科法制审核");

        as("leader", id).opens("批准回复").sendsAndIs("已受理");
        mayNotReplyFor(handler, "尚缺：法规科法制审核");

        as("legal", id).opens("法制审核").sendsAndIs("已受理");
        handler.opens("回复").page().selectOption("[name=medium]", "PHONE");
        handler.sendsAndIs("已回复");
    }

    private static void mayNotReplyFor(AtACase handler, String missing) {
        var page = handler.page();
        page.navigate(handler.address());
        assertThat(handler.action("回复")).hasCount(0);
        page.click(".actions details.refused summary");
        assertThat(page.locator(".why li:has(b:text-is('回复'))")).containsText(missing);
        page.navigate(handler.address() + "/do/send-reply");
        assertThat(page.locator("#main")).containsText(missing);
        assertThat(page.locator("#main")).containsText("P9.12");
        assertThat(page.locator("form.act")).hasCount(0);
    }

    @Test
    void aSupervisorReplaysADisputedCaseToWhatWasKnownThen() {
        var id = disputed();
        var supervisor = BROWSER.as(LEDGER, "supervisor");
        supervisor.navigate(id.replace("/api/complaints/", "/cases/") + "/replay");
        var steps = supervisor.locator("#stage .steps b");
        supervisor.locator("#v").focus();
        supervisor.keyboard().press("End");
        assertThat(supervisor.locator("#stage .event h2")).containsText("联系红光超市");
        assertThat(supervisor.locator("#stage .event .late").first()).containsText("补录");
        var last = steps.textContent();

        supervisor
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("上一步"))
                .click();
        assertThat(steps).not().hasText(last);
        // Before the late entry it was not known.
        assertThat(supervisor.locator("#stage .event h2")).not().containsText("联系红光超市");
        supervisor.locator("ol.timeline a.n").nth(1).click();
        assertThat(supervisor.locator("#stage .facts .state")).hasText("已登记");
    }

    /** Returned, assigned elsewhere, and a contact that was entered a day and a half late. */
    private static String disputed() {
        var late = LEDGER.bean(Clock.class).instant().minus(Duration.ofHours(36));
        var receipt = "{\"occurredAt\":\"%s\",\"lateReason\":\"停电，已经核实\",".formatted(late.minus(Duration.ofHours(1)));
        var cases = LEDGER.cases();
        var id = cases.received(Cases.RECEIPT.replaceFirst("\\{", receipt));
        cases.assigned(cases.classified(id));
        cases.give(
                "handler", id, "return-for-reassignment", "{\"reason\":\"经营地址在红光街道\",\"proposedUnit\":\"HONGGUANG\"}");
        cases.returnAccepted(id);
        cases.give("dispatcher", id, "assign-complaint", "{\"unit\":\"HONGGUANG\",\"reason\":\"退回后改派\"}");
        cases.acceptedBy("handler2", id);
        cases.give("handler2", id, "record-contact", """
                {"withWhom":"红光超市","medium":"PHONE","content":"同意核对进货单","occurredAt":"%s",
                 "lateReason":"外出执法"}
                """.formatted(late));
        return id;
    }

    private static String minute() {
        return AtACase.minute(LEDGER.bean(Clock.class).instant());
    }
}
