package org.caseledger.api.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A supervisor presses what is proposed, and the proposal goes by itself. */
@Tag("long")
class SupervisionInABrowserIT {
    @Test
    void aStepIsSentWithTwoClicksAndASentence() {
        try (var ledger = TestLedger.onNewDatabase();
                var browser = Browser.open()) {
            ledger.cases().late();
            var watching = browser.as(ledger, "head");
            watching.navigate("/supervision?clock=REPLY&after=" + ledger.head());
            assertThat(watching.locator("#rows tbody tr")).hasCount(1);

            var page = browser.as(ledger, "supervisor");
            link(page, "督办");
            page.locator("#rows tr", new Page.LocatorOptions().setHasText("回复时限"))
                    .getByText("督办")
                    .click();
            assertThat(page.locator("[name=step]")).hasValue("URGE");
            assertThat(page.locator("[name=clock]")).hasValue("REPLY");
            page.fill("[name=note]", "请三日内办结");
            page.click("form.act button[type=submit]");
            assertThat(page.locator(".timeline")).containsText("请三日内办结");

            // What comes next, the criticism, is for another role to send.
            assertThat(watching.locator("#rows tbody tr")).containsText("通报");
            assertThat(watching.locator("#rows tbody .button")).hasCount(0);
            link(page, "督办");
            link(page, "已督办");
            assertThat(page.locator("#rows tbody tr")).containsText("请三日内办结");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }
}
