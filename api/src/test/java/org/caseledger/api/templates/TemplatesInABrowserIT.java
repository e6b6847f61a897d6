package org.caseledger.api.templates;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("long")
class TemplatesInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();

    @BeforeAll
    static void keepTemplates() {
        add("告知受理", "已告知受理，【告知的内容】。");
        add("再次告知", "另告知可以撤回。");
    }

    private static void add(String name, String text) {
        var body = "{\"kind\":\"CONTACT\",\"name\":\"%s\",\"text\":\"%s\",\"reason\":\"统一用语\"}".formatted(name, text);
        assertThat(LEDGER.as("admin").post("/api/templates/add", body).status()).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @Test
    void givenATemplateIsChosen_thenItIsInsertedAtOnceAndItsGapIsMarked() {
        var address = LEDGER.cases().accepted().replace("/api/complaints/", "/cases/");
        var page = BROWSER.as(LEDGER, "handler");
        page.navigate(address + "/do/record-contact");
        page.fill("[name=withWhom]", "投诉人");
        page.selectOption("[name=medium]", "PHONE");

        // Enter sends the form, which lacks its text, and inserts nothing.
        page.press("[name=withWhom]", "Enter");
        assertThat(page.locator("[name=content]")).hasValue("");

        page.click("details.templates summary");
        page.click("details.templates button:text-is('告知受理')");
        assertThat(page.locator("[name=content]")).hasValue("已告知受理，【告知的内容】。");
        page.keyboard().type("内容为回复时限"); // in place of the gap, which is marked
        page.click("details.templates summary");
        page.click("details.templates button:text-is('再次告知')");
        assertThat(page.locator("[name=content]")).hasValue("已告知受理，内容为回复时限。\n另告知可以撤回。");

        page.reload(); // what is not sent is kept, with where it came from
        assertThat(page.locator("[name=content]")).hasValue("已告知受理，内容为回复时限。\n另告知可以撤回。");
        assertThat(page.locator("[name=startedFrom]")).hasValue("1/1 2/1");
        page.click("form.act button[type=submit]");
        assertThat(page.locator("ol.timeline")).containsText("联系");

        var supervisor = BROWSER.as(LEDGER, "supervisor");
        supervisor.navigate(address);
        assertThat(supervisor.locator("ol.timeline")).containsText("模板 告知受理（第1版） 再次告知（第1版） 除填写处外未改动");
        assertThat(BROWSER.complaints()).isEmpty();
    }
}
