package org.caseledger.api.incidents;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An exercise and a roster in a real browser: what one does, another sees by itself. */
@Tag("long")
class SituationInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
    }

    @Test
    void aMeasureAppearsOnTheSituationOfOthersByItself() {
        var leader = BROWSER.as(LEDGER, "leader");
        leader.navigate("/incidents?exercise=true");
        click(leader, "开展演练");
        leader.selectOption("[name=kind]", "GROUP");
        leader.selectOption("[name=level]", "THREE");
        leader.fill("[name=title]", "秋季群体性事件演练");
        leader.fill("[name=why]", "年度计划");
        leader.click("form.act button[type=submit]");
        assertThat(leader.locator(".exercise-banner")).isVisible();
        click(leader, "成立专班");
        leader.fill("[name=head]", "王局长");
        leader.fill("[name='groups[RESPONSE]']", "张三、李四");
        leader.click("form.act button[type=submit]");
        assertThat(leader.locator("main")).containsText("张三、李四");

        var head = BROWSER.as(LEDGER, "head");
        head.navigate(leader.url());
        head.locator("#live-state").waitFor();
        click(leader, "采取应急措施");
        leader.selectOption("[name=measure]", "CALM");
        leader.fill("[name=what]", "现场劝导，分流人员");
        leader.selectOption("[name=group]", "RESPONSE");
        leader.click("form.act button[type=submit]");
        assertThat(leader.locator("#rows")).containsText("现场劝导，分流人员");
        assertThat(head.locator("#rows")).containsText("现场劝导，分流人员");
        org.assertj.core.api.Assertions.assertThat(BROWSER.complaints()).isEmpty();
    }

    @Test
    void aRosterIsImportedAndATurnWithdrawn() {
        var saturday = LocalDate.of(LocalDate.now(WorkCalendar.ZONE).getYear() + 1, 7, 3);
        while (WorkCalendar.builtIn().isWorkingDay(saturday)) {
            saturday = saturday.plusDays(1);
        }
        var page = BROWSER.as(LEDGER, "head");
        page.navigate("/duty");
        click(page, "导入值班表");
        var table = "日期,单位,类别,账号,电话\n%s,CENTER,值班,intake,028-87654399\n".formatted(saturday);
        page.setInputFiles("#file", new FilePayload("roster.csv", "text/csv", table.getBytes(StandardCharsets.UTF_8)));
        page.click("form.act button[type=submit]");
        assertThat(page.locator("h1")).containsText("值班备勤");
        page.navigate("/duty?month=" + saturday.toString().substring(0, 7));
        page.locator(".calendar summary").first().click();
        assertThat(page.locator(".calendar")).containsText("028-87654399");
        page.locator(".calendar a:has-text('撤班')").first().click();
        assertThat(page.locator("[name=person]")).hasValue("intake");
        page.fill("[name=reason]", "与同事调休");
        page.click("form.act button[type=submit]");
        assertThat(page.locator(".calendar")).not().containsText("028-87654399");
        org.assertj.core.api.Assertions.assertThat(BROWSER.complaints()).isEmpty();
    }

    private static void click(Page page, String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .click();
    }
}
