package org.caseledger.api.web.forms;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import org.caseledger.api.testing.AtACase;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Typed text is there again until it is recorded, for no other person. */
@Tag("long")
class KeptFormsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final String SEND = "form.act button[type=submit]";
    private static final String BACK_AGAIN = "[data-restored]";

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void itOutlivesTheSession() {
        var id = LEDGER.cases().assigned().replace("/api/complaints/", "/cases/");
        var page = BROWSER.as(LEDGER, "handler");
        page.navigate(id + "/do/return-for-reassignment");
        page.fill("[name=reason]", "经营地址在红光街道，不属本所管辖");
        Browser.endSession(page);
        page.click(SEND);
        page.locator("#username").waitFor();
        Browser.login(page, "handler");

        assertThat(page.locator("[name=reason]")).hasValue("经营地址在红光街道，不属本所管辖");
        assertThat(page.locator(BACK_AGAIN)).isVisible();
        page.click(SEND);
        assertThat(page.locator("h1")).hasText("待办");
        var other = LEDGER.as("dispatcher").get(id.replace("/cases/", "/api/complaints/"));
        assertThat(other.field("state")).isEqualTo("RETURNED");
        // It was done, and the case is no longer with this unit.
        nothingIsKept(page);
    }

    @Test
    void soDoesAFormThatCameInPlace_andTheWayToIt() {
        var id = LEDGER.cases().assigned().replace("/api/complaints/", "/cases/");
        var at = new AtACase(BROWSER.as(LEDGER, "handler"), id);
        var page = at.page();
        LEDGER.awaitViews();
        page.navigate(id);
        Browser.settle(page);
        assertThat(page.locator("#repeats")).isVisible();
        assertThat(page.locator("#papers-list")).isVisible();
        assertThat(at.action("退回")).isVisible();
        Browser.endSession(page);
        at.action("退回").click();
        page.locator("#username").waitFor();
        Browser.login(page, "handler");
        assertThat(page.locator("h1")).hasText("退回");

        at.opens("退回");
        assertThat(page.locator(BACK_AGAIN)).isHidden();
        page.fill("[name=reason]", "经营地址在红光街道");
        Browser.endSession(page);
        page.click(SEND);
        page.locator("#username").waitFor();
        Browser.login(page, "handler");

        assertThat(page.locator("[name=reason]")).hasValue("经营地址在红光街道");
        assertThat(page.locator(BACK_AGAIN)).isVisible();
    }

    @Test
    void whoeverComesNextInThisTabSeesNothingOfIt() {
        var form = classified() + "/do/sign-off-routing";
        var page = BROWSER.as(LEDGER, "leader");
        page.navigate(form);
        page.selectOption("[name=unit]", "XIPU");
        page.fill("[name=opinion]", "仅供周衡本人");
        Browser.endSession(page);
        page.click(SEND);
        page.locator("#username").waitFor();
        Browser.login(page, "leader2");

        assertThat(page.locator("h1")).hasText("签阅");
        assertThat(page.locator("[name=opinion]")).hasValue("");
        assertThat(page.locator(BACK_AGAIN)).isHidden();
        nothingIsKept(page);
    }

    @Test
    void whoeverLogsOutLeavesNothingBehind() {
        var page = BROWSER.as(LEDGER, "intake");
        page.navigate("/intake");
        page.fill("[name='complainant.phone']", "13700000002");
        page.click(".account summary");
        page.click(".account form[action='/logout'] button");
        page.locator("#username").waitFor();
        Browser.login(page, "intake");
        page.navigate("/intake");

        assertThat(page.locator("[name='complainant.phone']")).hasValue("");
    }

    @Test
    void givenItWasRefused_whenOneLooksAtAnotherPage_thenItIsStillThereUntilItIsDone() {
        var at = classified();
        signedFor("XIPU", at);
        var form = at + "/do/assign-complaint";
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate(form);
        page.fill("[name=handler]", "nobody");
        page.fill("[name=reason]", "就近办理");
        page.click(SEND);
        assertThat(page.locator("#mistakes")).containsText("台账规则");
        page.navigate("/board");
        page.navigate(form);
        assertThat(page.locator("[name=reason]")).hasValue("就近办理");
        assertThat(page.locator("[name=handler]")).hasValue("nobody");

        page.fill("[name=handler]", "");
        page.click(SEND);
        assertThat(page.locator(".state")).hasText("已分派");
        nothingIsKept(page);
    }

    private static void signedFor(String unit, String at) {
        LEDGER.cases()
                .give(
                        "leader",
                        at.replace("/cases/", "/api/complaints/"),
                        "sign-off-routing",
                        "{\"unit\":\"%s\"}".formatted(unit));
    }

    @Test
    void whatWasUntickedOrEmptiedIsSoAgain_andIsDiscardedForWhatTheCaseSays() {
        var form = classified() + "/do/classify-complaint";
        LEDGER.cases()
                .give(
                        "dispatcher",
                        form.replace("/cases/", "/api/complaints/").replaceFirst("/do/.*", ""),
                        "classify-complaint",
                        """
                        {"category":["食品"],"severity":"GENERAL","flags":["SAFETY_HAZARD","PROFESSIONAL_COMPLAINANT"]}
                        """);
        var page = BROWSER.as(LEDGER, "dispatcher");
        page.navigate(form);
        var hazard = page.locator("[name=flags][value=SAFETY_HAZARD]");
        var category = page.locator("[name=category]");
        hazard.uncheck();
        category.fill("");
        page.reload();

        assertThat(hazard).not().isChecked();
        assertThat(page.locator("[name=flags][value=PROFESSIONAL_COMPLAINANT]")).isChecked();
        assertThat(category).hasValue("");
        assertThat(page.locator(BACK_AGAIN)).containsText("已恢复上次未提交的内容");

        Browser.keep(page, "restored");
        page.click(BACK_AGAIN + " button");
        assertThat(hazard).isChecked();
        assertThat(category).hasValue("食品");
        assertThat(page.locator(BACK_AGAIN)).isHidden();
        nothingIsKept(page);
    }

    @Test
    void givenTheCaseSaysSomethingNewMeanwhile_thenOnlyWhatWasTypedComesBack() {
        var at = classified();
        var page = BROWSER.as(LEDGER, "dispatcher");
        signedFor("HONGGUANG", at);
        page.navigate(at + "/do/assign-complaint");
        page.fill("[name=reason]", "材料齐全");
        signedFor("XIPU", at);
        page.reload();

        assertThat(page.locator("[name=reason]")).hasValue("材料齐全");
        assertThat(page.locator("[name=unit]")).hasValue("XIPU");
    }

    @Test
    void givenTheSameFormWasSentWithAnotherContent_thenItIsShownAgainAsTyped() {
        var form = classified() + "/do/urge-handling";
        var page = BROWSER.as(LEDGER, "supervisor");
        page.navigate(form);
        var key = page.locator("form.act [name=key]").getAttribute("value");
        page.fill("[name=note]", "请速办理");
        page.click(SEND);
        page.locator(".state").waitFor();
        page.navigate(form);
        page.evaluate("key => document.querySelector('form.act [name=key]').value = key", key);
        page.fill("[name=note]", "第二次催办");
        page.click(SEND);

        assertThat(page.locator("#mistakes")).containsText("提交过其他内容");
        assertThat(page.locator("[name=note]")).hasValue("第二次催办");
        page.click(SEND);
        page.locator(".state").waitFor();
        assertThat(page.locator(".timeline")).containsText("督办");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static String classified() {
        return LEDGER.cases().classified().replace("/api/complaints/", "/cases/");
    }

    private static void nothingIsKept(Page page) {
        // Asked again and again from outside: what polls within a page is forbidden by its policy.
        await().pollInSameThread()
                .until(() -> Boolean.FALSE.equals(
                        page.evaluate("() => Object.keys(sessionStorage)" + ".some(key => key.startsWith('kept:'))")));
    }
}
