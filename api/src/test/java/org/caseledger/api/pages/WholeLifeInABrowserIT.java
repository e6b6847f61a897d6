package org.caseledger.api.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A complaint from its receipt to the archive, by those who handle it, each at a browser. */
class WholeLifeInABrowserIT {

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @Test
    void aMajorComplaintIsHandledApprovedAndArchived() {
        var intake = BROWSER.as(LEDGER, "intake");
        intake.navigate("/intake");
        intake.selectOption("#kind", "COMPLAINT");
        intake.selectOption("#channel", "HOTLINE_12315");
        intake.fill("[name='complainant.name']", "李女士");
        intake.fill("[name='complainant.phone']", "13900000000");
        intake.fill("[name='narrative.text']", "在超市买的酸奶已过期三天，要求退款并赔偿。");
        intake.fill("[name=respondent]", "好邻居超市");
        intake.click("form.act button[type=submit]");
        assertThat(intake.locator(".state")).hasText("已登记");
        var address = intake.url().replaceFirst("\\?.*", "");

        var dispatcher = BROWSER.as(LEDGER, "dispatcher");
        act(dispatcher, address, "分类");
        dispatcher.fill("[name=category]", "食品 / 过期食品");
        dispatcher.selectOption("[name=severity]", "MAJOR");
        done(dispatcher, "已分类");

        var leader = BROWSER.as(LEDGER, "leader");
        act(leader, address, "签阅");
        leader.selectOption("[name=unit]", "XIPU");
        leader.fill("[name=opinion]", "请依法及时办理");
        done(leader, "已分类");

        act(dispatcher, address, "分派");
        assertThat(dispatcher.locator("[name=unit]")).hasValue("XIPU");
        done(dispatcher, "已分派");

        var handler = BROWSER.as(LEDGER, "handler");
        handler.navigate("/work");
        handler.click("text=" + number(dispatcher));
        act(handler, address, "受理");
        handler.selectOption("[name='told.medium']", "PHONE");
        handler.fill("[name='told.at']", minute());
        done(handler, "已受理");
        act(handler, address, "记录调查");
        handler.check("[name=onSite][value=true]");
        handler.fill("[name=findings]", "现场查见同批次过期酸奶三盒，已下架封存。");
        done(handler, "已受理");
        act(handler, address, "起草回复");
        handler.fill("[name=text]", "经查情况属实，已立案；商家退款并赔偿一千元。");
        done(handler, "已受理");

        act(leader, address, "批准、复核回复");
        assertThat(leader.locator(".signed blockquote")).hasText("经查情况属实，已立案；商家退款并赔偿一千元。");
        done(leader, "已受理");
        var legal = BROWSER.as(LEDGER, "legal");
        act(legal, address, "批准、复核回复");
        done(legal, "已受理");

        handler.navigate(address);
        handler.locator(".actions a.button", new Page.LocatorOptions().setHasText("回复"))
                .last()
                .click();
        handler.selectOption("[name=medium]", "PHONE");
        done(handler, "已回复");

        var head = BROWSER.as(LEDGER, "head");
        act(head, address, "回访");
        head.selectOption("[name=satisfaction]", "SATISFIED");
        done(head, "已回复");
        act(head, address, "归档");
        for (var part : head.locator("[name=present]").all()) {
            part.check();
        }
        head.click("form.act button[type=submit]");
        // What the case does not hold is refused, with its name; without it, it is archived.
        if (head.locator("#mistakes").isVisible()) {
            assertThat(head.locator("#mistakes b")).isVisible();
            head.uncheck("[name=present][value=HANDLING_OPINION]");
            head.fill("[name='missing[HANDLING_OPINION]']", "口头提出");
            head.click("form.act button[type=submit]");
        }
        assertThat(head.locator(".state")).hasText("已归档");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static void act(Page page, String address, String command) {
        page.navigate(address);
        page.locator(".actions a", new Page.LocatorOptions().setHasText(command)).first().click();
        assertThat(page.locator("h1")).hasText(command);
    }

    private static void done(Page page, String state) {
        page.click("form.act button[type=submit]");
        assertThat(page.locator(".state")).hasText(state);
    }

    private static String number(Page page) {
        return page.locator("header.case h1 span").first().textContent();
    }

    private static String minute() {
        return LocalDateTime.ofInstant(LEDGER.bean(Clock.class).instant(), WorkCalendar.ZONE)
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }
}
