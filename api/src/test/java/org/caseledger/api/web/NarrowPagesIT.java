package org.caseledger.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a telephone no page is wider than the screen; what is wider scrolls by itself. */
@Tag("long")
class NarrowPagesIT {
    private static final int WIDTH = 390;
    private static final int HEIGHT = 844;
    private static final TestLedger LEDGER = TestLedger.withSampleCases(HandClock.at("2026-11-18T15:00"));
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @ParameterizedTest
    @CsvSource({
        "admin, / /people?absent=true",
        "handler, / /work?since=1 /notices?unread=true",
        "supervisor, / /wall",
        "admin, /administration /administration/notices /administration/webhooks /administration/parameters /administration/parameters/propose?name=P9.gates.approvals.severities /people/sheet /units/XIPU/close /calendar/record /people /people/handler /people/handler/sessions /people/handler/second-factor",
        "admin, /office/changes /office/settings /integrity /account /account/sessions /units /keys /templates /templates/new",
        "auditor, /findings /supervision/access /integrity /supervision /committee /committee?any=true",
        "leader, /retention /retention?list=SEALED_OFF /board /work /desk /delegations /delegations/grant-delegation",
    })
    void givenATelephone_thenNoPageIsWiderThanItsScreen(String person, String addresses) {
        var page = BROWSER.as(LEDGER, person, options -> options.setViewportSize(WIDTH, HEIGHT));
        var wider = new ArrayList<String>();
        for (var language : List.of("zh", "en")) {
            page.context().addCookies(List.of(new Cookie("lang", language).setUrl(LEDGER.address())));
            for (var address : addresses.split(" ")) {
                assertThat(page.navigate(address).status()).as(address).isEqualTo(200);
                var by = page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
                if (!by.equals(0)) {
                    wider.add("%s in %s by %s".formatted(address, language, by));
                }
            }
        }
        assertThat(wider).isEmpty();
        assertThat(BROWSER.complaints()).isEmpty();
    }
}
