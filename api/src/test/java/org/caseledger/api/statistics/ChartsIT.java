package org.caseledger.api.statistics;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Charts are drawn from the tables next to them, and nothing that the policy forbids is needed. */
@Tag("long")
class ChartsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void eachTableOfNumbersIsDrawn() {
        LEDGER.cases().replied();
        var page = BROWSER.as(LEDGER, "head");
        for (var path : List.of("/statistics", "/statistics?by=MONTH", "/statistics/compliance", "/process")) {
            page.navigate(path);
            assertThat(page.locator(".chart.drawn canvas")).isVisible();
            var drawn = "() => echarts.getInstanceByDom(document.querySelector('.chart')) != null";
            assertThat(page.evaluate(drawn)).as(path).isEqualTo(true);
            page.locator(".chart").hover();
        }
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void aNumberOpensToItsCasesAndACaseOfThemToItsCheck() {
        LEDGER.cases().replied();
        var page = BROWSER.as(LEDGER, "supervisor");
        page.navigate("/statistics");
        page.selectOption("select[name=by]", "UNIT");
        page.click("form.filter button[type=submit]");
        page.waitForURL("**/statistics?by=UNIT*");
        page.locator("#counts tfoot a").first().click();
        assertThat(page.locator("h1")).hasText("收件");
        page.locator("table.dense tbody a").first().click();
        page.locator("a", new Page.LocatorOptions().setHasText("核验")).first().click();
        assertThat(page.locator(".verdict")).containsText("核验相符");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void whatOthersHaveNoScriptForIsStillATable() {
        var page = BROWSER.as(LEDGER, "head", options -> options.setJavaScriptEnabled(false));
        page.navigate("/statistics");
        assertThat(page.locator(".chart")).isHidden();
        assertThat(page.locator("#counts")).isVisible();
    }
}
