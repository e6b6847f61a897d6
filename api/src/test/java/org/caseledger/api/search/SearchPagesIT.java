package org.caseledger.api.search;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.Map;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P1.08: what is looked for stands in no address, which histories, referrers and logs keep. */
@Tag("long")
class SearchPagesIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();
    private static final String PHONE = "13977310862";
    private static final int FOUND = 21;

    @BeforeAll
    static void receive() {
        for (int i = 0; i < FOUND; i++) {
            LEDGER.cases().received(Cases.RECEIPT.replace("13800000000", PHONE));
        }
        var found = "/api/search?q=" + PHONE + "&after=" + LEDGER.head();
        assertThat(LEDGER.as("head").get(found).json().path("total").asInt()).isEqualTo(FOUND);
    }

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void givenAPhoneIsLookedFor_thenNoAddressTellsIt_andBackLeadsToWhatWasFound() {
        for (boolean script : new boolean[] {true, false}) {
            var page = BROWSER.as(LEDGER, "head", options -> options.setJavaScriptEnabled(script));
            var addresses = new ArrayList<String>();
            page.onRequest(request -> addresses.add(request.url()));

            page.fill("header input[name=q]", PHONE);
            page.click("header form.find button");
            assertThat(page.locator("main .paging > span").first()).hasText("1–21 / 21");
            assertThat(page.locator("main input[name=q]")).hasValue(PHONE);
            page.locator("main .sizes").getByText("20").click();
            page.locator("main a[rel=next]").click();
            assertThat(page.locator("main .paging > span").first()).hasText("21–21 / 21");
            page.locator("main tbody a").first().click();
            assertThat(page.locator("h1")).not().hasText("检索");
            page.goBack();

            assertThat(page.locator("main .paging > span").first()).hasText("21–21 / 21");
            assertThat(page.locator("main input[name=q]")).hasValue(PHONE);
            assertThat(addresses).hasSizeGreaterThan(4).noneMatch(a -> a.contains(PHONE));
        }
    }

    @Test
    void aSearchIsNarrowedOnItsPage() {
        var page = BROWSER.as(LEDGER, "head");
        page.navigate("/search");
        page.fill("main input[name=q]", PHONE);
        page.selectOption("main [name=state]", "ARCHIVED");
        page.getByRole(AriaRole.MAIN).getByRole(AriaRole.BUTTON).click();

        assertThat(page.locator("main .empty")).isVisible();
        assertThat(page.locator("main [name=state]")).hasValue("ARCHIVED");
    }

    @Test
    void anAddressThatTellsWordsFindsNothing_andThatOfSomebodyElseNeither() {
        var head = new WebForm(LEDGER, "head");
        assertThat(head.open("/search?q=" + PHONE).text())
                .doesNotContain("value=\"" + PHONE, "<table", "class=\"empty\"");
        var found = WebForm.done(head.send("/search", Map.of("q", PHONE)));
        assertThat(found).doesNotContain(PHONE);
        assertThat(head.open(found).text()).contains(PHONE, "1–21 / 21");
        assertThat(head.open(found).header("Cache-Control")).contains("no-store");

        assertThat(new WebForm(LEDGER, "intake").open(found).text()).doesNotContain(PHONE, "1–21 / 21");
    }

    @Test
    void whatCannotBeLookedForIsToldBesideIt_andNobodyElseMayLook() {
        var head = new WebForm(LEDGER, "head");
        var tooLong = WebForm.done(head.send("/search", Map.of("q", "长".repeat(150))));
        assertThat(head.open(tooLong).text()).contains("role=\"alert\"", "aria-invalid=\"true\"");

        var admin = new WebForm(LEDGER, "admin");
        assertThat(admin.open("/search").status()).isEqualTo(403);
    }
}
