package org.caseledger.api.past;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A case at any time, as known then and as known now, asked for at a browser. */
@Tag("long")
class TimeMachineInABrowserIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");

    private static TestLedger ledger;
    private static Browser browser;
    private static String id;

    /** Received on Monday, investigated on Tuesday at nine, which is recorded on Wednesday. */
    @BeforeAll
    static void aCaseWhoseInvestigationWasRecordedLate() {
        ledger = TestLedger.at(CLOCK);
        browser = Browser.open();
        id = ledger.cases().assigned();
        CLOCK.set("2026-03-02T10:00");
        ledger.cases()
                .give(
                        "handler",
                        id,
                        "accept-complaint",
                        "{\"told\":{\"medium\":\"PHONE\",\"at\":\"2026-03-02T09:30:00+08:00\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}");
        CLOCK.set("2026-03-04T10:00");
        ledger.cases().give("handler", id, "record-investigation", """
                        {"onSite":true,"findings":"属实","occurredAt":"2026-03-03T09:00:00+08:00",
                         "lateReason":"外出，已经核实"}
                        """);
        id = id.replace("/api/complaints/", "/cases/");
    }

    @AfterAll
    static void stop() {
        browser.close();
        ledger.close();
    }

    @Test
    void whatHadHappenedByTuesdayAndWasNotKnownThenIsOnOnePage() {
        var page = browser.as(ledger, "auditor");
        page.navigate(id + "/replay");
        page.fill("[name=at]", "2026-03-03T18:00");
        page.click("#stage form button[type=submit]");

        assertThat(page.locator("#stage .steps b")).containsText(last() + " / ");
        assertThat(page.locator("#stage .notice")).containsText("2026-03-03 18:00:00");
        page.getByRole(AriaRole.LINK, named("当时所知与现在所知对比")).click();

        var learnt = page.locator("section.event");
        assertThat(learnt.locator("li")).hasCount(1);
        assertThat(learnt.locator("li")).containsText("调查");
        assertThat(learnt.locator("li .tag").first()).hasText("补录，迟1天1小时");
        assertThat(learnt.locator("li .tag").last()).containsText("当时未录入，03-04 10:00 补录");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void theSwitchAndTheTimeStayInTheAddress() {
        var page = browser.as(ledger, "supervisor");
        page.navigate(id + "/replay?at=2026-03-03T18:00");
        assertThat(page.locator("#stage")).not().containsText("当时未录入");
        page.getByRole(AriaRole.LINK, named("现在所知")).click();

        assertThat(page).hasURL(Pattern.compile("at=2026-03-03T18(:|%3A)00.*known=NOW|known=NOW.*at="));
        assertThat(page.locator("[name=at]")).hasValue("2026-03-03T18:00");
        assertThat(page.locator("#stage select[name=known]")).hasValue("NOW");
        assertThat(page.locator("#stage .columns")).containsText("补录，迟1天1小时");
        page.selectOption("#stage select[name=lateAfter]", "PT8H");
        page.click("#stage form button[type=submit]");
        assertThat(page).hasURL(Pattern.compile("lateAfter=PT8H"));
        page.reload();
        assertThat(page.locator("#stage select[name=lateAfter]")).hasValue("PT8H");
        // Event by event goes on along the axis that was chosen.
        page.locator("#v").focus();
        page.keyboard().press("Home");
        assertThat(page).hasURL(Pattern.compile("known=NOW.*v=0"));
        assertThat(page.locator("#stage .columns")).not().containsText("补录");
    }

    @Test
    void ofTwoMomentsBothSidesAreThereWhicheverIsLater() {
        var page = browser.as(ledger, "auditor");
        page.navigate(id + "/compare?a=%d&b=0".formatted(last()));

        var later = page.locator(".sides section").first();
        assertThat(later.locator(".state")).hasText("已受理");
        assertThat(later.locator("tr.differs").first()).containsText("已受理");
        assertThat(page.locator(".sides section").last().locator(".state")).hasText("已登记");
        assertThat(page.getByRole(AriaRole.HEADING, named("仅左侧有的办理"))).isVisible();
        assertThat(page.locator(".timeline")).containsText("调查");
        var changes = page.locator("table.changes");
        assertThat(changes).containsText("投诉人、投诉内容、调查记录 1");
        assertThat(changes).containsText("24:00（消费者权益保护法第46条）");
        assertThat(changes).not().containsText("Consumer Protection Law");
        assertThat(page.getByRole(AriaRole.HEADING, named("仅右侧有的办理"))).hasCount(0);

        page.fill("[name=aAt]", "2026-03-02T20:00");
        page.fill("[name=bAt]", "2026-03-12T20:00");
        page.click("main form button[type=submit]");
        assertThat(page.locator(".sides section").first()).containsText("剩13小时");
        assertThat(page.locator(".sides section").last()).containsText("超期");
        assertThat(page.locator("[name=bAt]")).hasValue("2026-03-12T20:00");
    }

    @Test
    void whatIsNoTimeOfTheCaseIsToldBesideItsField() {
        var auditor = new WebForm(ledger, "auditor");
        for (var wrong : Map.of(
                        "/replay?at=2026-02-01T09:00", "那时还没有此件",
                        "/replay?at=soon", "应为",
                        "/compare?aAt=2026-02-01T09:00", "那时还没有此件",
                        "/compare?bAt=soon", "应为")
                .entrySet()) {
            var page = auditor.open(id + wrong.getKey());
            assertThat(page.status()).as("%s: %s", wrong.getKey(), page).isEqualTo(422);
            assertThat(page.text()).containsPattern("-wrong\">" + wrong.getValue());
            assertThat(page.text()).contains("value=\"" + wrong.getKey().replaceFirst(".*=", "") + "\"");
        }
        assertThat(auditor.open(id + "/replay?v=99").status()).isEqualTo(400);
        assertThat(auditor.open(id + "/replay?known=LATER").status()).isEqualTo(400);
        assertThat(auditor.open(id + "/replay?lateAfter=1").status()).isEqualTo(400);
    }

    private static long last() {
        return ledger.as("auditor")
                        .get(id.replace("/cases/", "/api/complaints/") + "/history")
                        .json()
                        .size()
                - 1L;
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }
}
