package org.caseledger.api.complaints;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Clock;
import org.caseledger.api.testing.AtACase;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A complaint from its receipt to the archive, by those who handle it, each at a browser. */
@Tag("long")
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
        intake.fill("[name='narrative.request']", "退款并赔偿");
        intake.fill("[name='complainant.address']", "郫都区望丛中路8号");
        intake.fill("[name='respondentDetails.address']", "郫都区中信大道1号");
        intake.click("form.act button[type=submit]");
        assertThat(intake.locator(".state")).hasText("已登记");
        var address = intake.url().replaceFirst("\\?.*", "");

        var dispatcher = BROWSER.as(LEDGER, "dispatcher");
        var dispatcherAtIt = new AtACase(dispatcher, address);
        dispatcherAtIt.opens("分类");
        dispatcher.fill("[name=category]", "食品 / 过期食品");
        dispatcher.selectOption("[name=severity]", "MAJOR");
        dispatcherAtIt.sendsAndIs("已分类");

        var leader = BROWSER.as(LEDGER, "leader");
        var leaderAtIt = new AtACase(leader, address);
        leaderAtIt.opens("签阅");
        leader.selectOption("[name=unit]", "XIPU");
        leader.fill("[name=opinion]", "请依法及时办理");
        leaderAtIt.sendsAndIs("已分类");

        dispatcherAtIt.opens("分派");
        assertThat(dispatcher.locator("[name=unit]")).hasValue("XIPU");
        dispatcherAtIt.sendsAndIs("已分派");

        var handler = BROWSER.as(LEDGER, "handler");
        var handlerAtIt = new AtACase(handler, address);
        handler.navigate("/work");
        handler.click("text=" + number(dispatcher));
        handlerAtIt.opens("受理");
        handler.selectOption("[name='told.medium']", "PHONE");
        handler.fill("[name='told.at']", AtACase.minute(LEDGER.bean(Clock.class).instant()));
        handler.selectOption("[name='jurisdiction']", "PLACE_OF_BUSINESS");
        handlerAtIt.sendsAndIs("已受理");
        handlerAtIt.opens("记录调查");
        handler.check("[name=onSite][value=true]");
        handler.fill("[name=findings]", "现场查见同批次过期酸奶三盒，已下架封存。");
        handlerAtIt.sendsAndIs("已受理");
        handlerAtIt.opens("起草回复");
        handler.fill("[name=text]", "经查情况属实，已立案；商家退款并赔偿一千元。");
        handlerAtIt.sendsAndIs("已受理");

        leaderAtIt.opens("批准回复");
        assertThat(leader.locator(".signed blockquote")).hasText("经查情况属实，已立案；商家退款并赔偿一千元。");
        leaderAtIt.sendsAndIs("已受理");
        var legal = BROWSER.as(LEDGER, "legal");
        var legalAtIt = new AtACase(legal, address);
        legalAtIt.opens("法制审核");
        legalAtIt.sendsAndIs("已受理");

        handlerAtIt.opens("回复");
        handler.selectOption("[name=medium]", "PHONE");
        handlerAtIt.sendsAndIs("已回复");

        var head = BROWSER.as(LEDGER, "head");
        var headAtIt = new AtACase(head, address);
        headAtIt.opens("回访");
        head.click("form.act button[value=SATISFIED]");
        // The form of the next step is at hand.
        assertThat(head.locator("h1")).hasText("归档");
        for (var part : head.locator("[name=present]").all()) {
            part.check();
        }
        head.click("form.act button[type=submit]");
        // What the case does not hold is refused, with its name; without it, it is archived.
        var archived = head.locator(".state", new Page.LocatorOptions().setHasText("已归档"));
        assertThat(head.locator("#mistakes").or(archived)).isVisible();
        if (head.locator("#mistakes").isVisible()) {
            assertThat(head.locator("#mistakes b")).isVisible();
            head.uncheck("[name=present][value=HANDLING_OPINION]");
            head.fill("[name='missing[HANDLING_OPINION]']", "口头提出");
            head.click("form.act button[type=submit]");
        }
        assertThat(archived).isVisible();
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private static String number(Page page) {
        return page.locator("header.case h1 span").first().textContent();
    }
}
