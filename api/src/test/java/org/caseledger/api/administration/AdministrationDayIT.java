package org.caseledger.api.administration;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.api.testing.Axe;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("an administrator's day: a new year, a unit, twenty people, notices, a parameter with consent")
@Tag("long")
@Tag("turn-3")
class AdministrationDayIT {
    private static final TestLedger LEDGER = TestLedger.at(HandClock.at("2026-12-01T10:00"));
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    private static FilePayload csv(String text) {
        return new FilePayload("a.csv", "text/csv", text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theDay() {
        LEDGER.awaitViews();
        var admin = BROWSER.as(LEDGER, "admin");
        admin.navigate("/administration");
        assertThat(admin.locator("main")).containsText("待录入2027年放假安排");
        Axe.check("/administration", admin);

        // The holidays of the new year, from a file, seen before they are recorded.
        admin.click("main a:text-is('日历')");
        admin.navigate("/calendar/record");
        admin.setInputFiles("#file", csv("date,type,name\n2027-01-01,holiday,元旦\n2027-02-20,makeup-workday,春节\n"));
        admin.click("button:text-is('填入上表')");
        assertThat(admin.locator("[name=holidays]")).hasValue("2027-01-01 元旦");
        admin.fill("[name=source]", "国办发明电〔2026〕7号");
        admin.click("button:text-is('预览')");
        assertThat(admin.locator("#preview td[title^='2027-02-20']")).hasText("班");
        Axe.check("/calendar/record", admin);
        admin.click("button:text-is('录入放假安排')");
        assertThat(admin.locator("main")).containsText("国办发明电〔2026〕7号");

        // A unit with an English name.
        admin.navigate("/units/new");
        admin.fill("[name=id]", "DEYUAN");
        admin.fill("[name=name]", "德源市场监督管理所");
        admin.selectOption("[name=kind]", "STATION");
        admin.fill("[name=english]", "Deyuan Market Supervision Station");
        admin.fill("[name=reason]", "机构设置");
        admin.click("button:text-is('保存')");
        assertThat(admin.locator("main table")).containsText("德源市场监督管理所");

        // Twenty people of it.
        admin.navigate("/people");
        admin.click("main a:text-is('批量导入人员')");
        var people = IntStream.rangeClosed(1, 20)
                .mapToObj(i -> "deyuan.h%02d,德源%02d,承办人,DEYUAN\n".formatted(i, i))
                .collect(Collectors.joining());
        admin.setInputFiles("#file", csv("登录名,姓名,角色,单位\n" + people));
        admin.click("button:text-is('预览')");
        assertThat(admin.locator("main [role=status]").first()).containsText("新增20人");
        Axe.check("/people/sheet", admin);
        admin.fill("[name=reason]", "新设单位配备人员");
        admin.click("button:text-is('记录')");
        assertThat(admin.locator("main tbody tr")).hasCount(20);
        var first = admin.locator("main tbody tr").first();
        var login = LEDGER.anonymous();
        assertThat(login.login(
                                first.locator("td").nth(1).innerText(),
                                first.locator("td").nth(2).innerText())
                        .get("/api/me")
                        .json()
                        .path("unit")
                        .asString())
                .isEqualTo("DEYUAN");

        // What is left in the unit keeps it open.
        admin.navigate("/units/DEYUAN/close");
        assertThat(admin.locator("main [role=status]")).containsText("在用人员20人");
        assertThat(admin.locator("main form")).hasCount(0);

        // What is sent to whoever has chosen nothing.
        admin.navigate("/administration");
        admin.click("main a:text-is('通知')");
        admin.selectOption("[name='OVERDUE.SMS']", "NEVER");
        admin.click("button:text-is('预览')");
        assertThat(admin.locator("#preview")).containsText("已超期（短信）：随时 → 不发，0人");
        Axe.check("/administration/notices", admin);
        admin.fill("[name=reason]", "短信按条计费");
        admin.click("button:text-is('保存')");
        assertThat(admin.locator("#preview")).hasCount(0);
        assertThat(admin.locator("[name='OVERDUE.SMS']")).hasValue("NEVER");

        // A parameter: proposed after a preview, in force with the consent of another person.
        admin.navigate("/administration");
        admin.click("main a:text-is('参数')");
        Axe.check("/administration/parameters", admin);
        admin.click("main tr:has-text('信函'):has-text('P9.08') a:text-is('提出变更')");
        admin.fill("main [name=value]", "5");
        admin.click("button:text-is('预览')");
        assertThat(admin.locator("#preview")).containsText("只适用于生效后登记的件");
        admin.fill("[name=reason]", "群众等候过久");
        admin.click("button:text-is('提请领导同意')");
        assertThat(admin.locator("main")).containsText("待领导同意");
        var change = admin.url();

        var leader = BROWSER.as(LEDGER, "leader");
        leader.navigate("/administration");
        assertThat(leader.locator("main")).containsText("1项变更待领导同意");
        leader.navigate("/");
        leader.click("#also a:has-text('待同意的参数变更')");
        assertThat(leader).hasURL(change);
        Axe.check(change, leader);
        leader.click("button:text-is('同意，立即生效')");
        assertThat(leader.locator("main")).containsText("已同意生效");
        leader.navigate("/");
        assertThat(leader.locator("#also a:has-text('待同意的参数变更')")).hasCount(0);

        admin.navigate("/office/changes");
        assertThat(admin.locator("main")).containsText("同意参数变更1，自此生效");
        assertThat(admin.locator("main")).containsText("设定通知默认方式：已超期（短信）不发");
        admin.navigate("/administration");
        assertThat(admin.locator("main")).containsText("其中1项与文件不同");
        assertThat(admin.locator("main")).containsText("放假安排已录入至2027年");
        assertThat(BROWSER.complaints()).isEmpty();
    }
}
