package org.caseledger.api.respondents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The register is searched while one types at intake, and an entry is taken by the keyboard. */
@Tag("long")
class LookupInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final String CODE = "914403001922038216";
    private static final String FIELD = "[name='respondentDetails.entry']";

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void givenAnEntry_whenItsNameIsTypedAtIntake_thenItIsOfferedAndTakenWithoutAMouse() {
        LEDGER.as("intake").post("/api/respondents", """
                        {"name":"云海𠮷祥百货","creditCode":"%s","street":"犀浦街道"}
                        """.formatted(CODE));
        LEDGER.awaitViews();
        var page = BROWSER.as(LEDGER, "intake");
        page.navigate("/intake");
        page.locator(FIELD).focus();
        page.keyboard().type("云海𠮷祥");
        var offered = page.locator("datalist[id='respondentDetails.entry-offered'] option");
        assertThat(offered).hasCount(1);
        assertThat(offered).hasAttribute("value", CODE);

        page.locator(FIELD).fill(CODE);
        page.locator("[name='narrative.text']").focus();
        page.keyboard().type("买到的商品有质量问题，要求退货。");
        page.locator("form.act button[type=submit]").last().focus();
        page.keyboard().press("Enter");
        page.waitForURL("**/cases/**");
        assertThat(page.locator("header.case")).containsText("云海𠮷祥百货");
        assertThat(page.locator("main [hx-get$='/note']")).containsText("近30天收件");
    }
}
