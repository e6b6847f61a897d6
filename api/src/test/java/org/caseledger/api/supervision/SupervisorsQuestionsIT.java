package org.caseledger.api.supervision;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.LinkedHashMap;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.wiring.MissedDeadlineJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the first page a supervisor has the answer to each question, and its proof, by 3 clicks. */
@Tag("long")
class SupervisorsQuestionsIT {
    private static final int MOST = 3;

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @AfterEach
    void nothingWasForbidden() {
        assertThat(BROWSER.complaints()).isEmpty();
    }

    /** A person at the first page after the login, whose clicks are counted. */
    private static final class Clicks {
        private final Page page;
        private int clicks;

        Clicks(String person) {
            page = BROWSER.as(LEDGER, person);
            assertThat(page.locator("h1")).isVisible();
        }

        void click(Locator what) {
            what.first().click();
            clicks++;
        }

        /** The card of a case, looked for by its number. */
        Locator pointsOf(String rest) {
            var number = LEDGER.as("supervisor").get(rest).field("number");
            page.fill(".find [name=q]", number);
            click(page.locator(".find button"));
            click(page.locator("main td.first a, main a").filter(of(number)));
            return page.locator("#points");
        }

        private static Locator.FilterOptions of(String text) {
            return new Locator.FilterOptions().setHasText(text);
        }

        /** Goes on to what proves an answer. */
        void proof(Locator answer) {
            click(answer.locator("a"));
            assertThat(clicks).isLessThanOrEqualTo(MOST);
        }
    }

    @Test
    void givenACaseThatWasReturned_whenAskedByWhomAndWhy_thenTheCardSaysSo_andTheStepProvesIt() {
        var id = LEDGER.cases().assigned();
        var cases = LEDGER.cases();
        cases.give("handler", id, "return-for-reassignment", "{\"reason\":\"经营地址不在本辖区\"}");
        var supervisor = new Clicks("supervisor");
        var answer = supervisor.pointsOf(id).locator("[data-point=returned]");

        assertThat(answer).containsText("何岸");
        assertThat(answer).containsText("经营地址不在本辖区");
        supervisor.proof(answer);
        assertThat(supervisor.page.locator(".event")).containsText("经营地址不在本辖区");
    }

    @Test
    void givenADay_whenAskedWhatWasKnown_thenThePageShowsTheCaseAndItsDraftsOfThatTime() {
        var id = LEDGER.cases().drafted();
        var supervisor = new Clicks("supervisor");
        var points = supervisor.pointsOf(id);
        supervisor.click(points.locator("form button"));

        assertThat(supervisor.clicks).isLessThanOrEqualTo(MOST);
        assertThat(supervisor.page.locator("#documents")).containsText("第1稿");
        assertThat(supervisor.page.locator("#stage .state").first()).hasText("已受理");
        assertThat(supervisor.page.locator("#stage .tabs [aria-current]")).hasText("当时所知");
    }

    @Test
    void givenAReply_whenAskedWhetherItIsTheApprovedOne_thenTheCardSaysSo_andTheStepShowsTheDraft() {
        var id = LEDGER.cases().drafted();
        var approval = "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令整改。"));
        LEDGER.cases().give("leader", id, "approve-reply", approval);
        LEDGER.cases().give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
        var unsigned = new Clicks("head").pointsOf(LEDGER.cases().replied());
        assertThat(unsigned.locator("[data-point=reply]")).containsText("没有批准记录");
        var supervisor = new Clicks("supervisor");
        var answer = supervisor.pointsOf(id).locator("[data-point=reply]");

        assertThat(answer).containsText("第1稿 与批准稿一致 周衡");
        supervisor.proof(answer);
        assertThat(supervisor.page.locator("#documents .draft")).containsText("已发出");
    }

    @Test
    void givenAMissedDeadline_whenAskedWhose_thenTheCardSaysSo_andItsCalculationProvesIt() {
        var id = LEDGER.cases().late();
        LEDGER.bean(MissedDeadlineJob.class).sweep();
        var supervisor = new Clicks("supervisor");
        var answer = supervisor.pointsOf(id).locator("[data-point=missed]").first();

        assertThat(answer.locator("b")).not().isEmpty();
        var clock = answer.locator("a").textContent();
        supervisor.proof(answer);
        assertThat(supervisor.page.locator("h3:has-text('" + clock + "')").first())
                .isVisible();
    }

    @Test
    void givenPersonalDataWasOpened_whenAskedByWhom_thenOpeningsPrintsAndDownloadsAreToldApart() {
        var id = LEDGER.cases().accepted();
        assertThat(LEDGER.as("handler").get(id + "/sealed").status()).isEqualTo(200);
        var print = id.replace("/api/complaints/", "/cases/") + "/print/registration";
        assertThat(new WebForm(LEDGER, "handler").open(print).status()).isEqualTo(200);
        LEDGER.awaitViews();
        var supervisor = new Clicks("supervisor");
        var answer = supervisor.pointsOf(id).locator("[data-point=opened]");

        assertThat(answer).containsText("何岸");
        supervisor.proof(answer);
        var page = supervisor.page;
        assertThat(page.locator("section").first().locator("tbody")).containsText("打开");
        assertThat(page.locator("#taken tbody tr")).hasCount(1);
        assertThat(page.locator("#taken tbody")).containsText("打印投诉登记表");
        assertThat(page.locator("#taken tbody .tag")).hasText("打印");
    }

    @Test
    void givenACaseInHand_whenAskedWhoHoldsIt_thenTheCardSaysWhoAndHowLong_andTheTimesProveIt() {
        var id = LEDGER.cases().accepted();
        var supervisor = new Clicks("supervisor");
        var answer = supervisor.pointsOf(id).locator("[data-point=held]");

        assertThat(answer).containsText("犀浦");
        assertThat(answer).containsText("个工作小时");
        supervisor.proof(answer.locator("xpath=following-sibling::dd[1]"));
        assertThat(supervisor.page.locator("#rows, table").first()).containsText("犀浦");
    }

    @Test
    void givenACorrection_whenAskedWhatWasCorrected_thenTheCardSaysSo_andTheStepProvesIt() {
        var id = LEDGER.cases().received();
        LEDGER.cases()
                .give(
                        "intake",
                        id,
                        "correct-record",
                        "{\"correction\":{\"respondent\":\"犀浦二店\"},\"reason\":\"登记时名称有误\"}");
        var supervisor = new Clicks("supervisor");
        var answer = supervisor.pointsOf(id).locator("[data-point=corrected]");

        assertThat(answer).containsText("登记时名称有误");
        supervisor.proof(answer);
        assertThat(supervisor.page.locator(".changes")).isVisible();
    }

    @Test
    void givenNothingHappened_thenEachAnswerSaysSo() {
        var points = new Clicks("head").pointsOf(LEDGER.cases().received());

        assertThat(points).containsText("没有退回。");
        assertThat(points).containsText("尚未回复。");
        assertThat(points).containsText("没有超期。");
        assertThat(points).containsText("没有查阅记录。");
        assertThat(points).containsText("没有更正。");
    }

    @Test
    void givenAHandler_orASecretCase_thenNoCard_orNothingOfWhatWasWritten() {
        var id = LEDGER.cases().assigned();
        var cases = LEDGER.cases();
        cases.give("handler", id, "return-for-reassignment", "{\"reason\":\"配方不在本辖区\"}");
        cases.give("leader", id, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"配方，已经核实\"}");
        var path = id.replace("/api/complaints/", "/cases/");
        var handler = BROWSER.as(LEDGER, "handler");
        handler.navigate(path);
        assertThat(handler.locator("#points-title")).hasCount(0);
        assertThat(handler.navigate(path + "/points").status()).isEqualTo(403);

        var supervisor = BROWSER.as(LEDGER, "supervisor");
        supervisor.navigate(path + "/points");
        assertThat(supervisor.locator("[data-point=returned]")).hasCount(1);
        assertThat(supervisor.locator("main")).not().containsText("配方");
    }

    @Test
    void givenADraftAndEvidence_whenReplayed_thenEachStepShowsThemAsTheyStood() {
        var id = LEDGER.cases().replied();
        var path = id.replace("/api/complaints/", "/cases/") + "/replay?v=";
        var history = LEDGER.as("supervisor").get(id + "/history").json();
        var at = new LinkedHashMap<String, Integer>();
        for (int n = 0; n < history.size(); n++) {
            at.putIfAbsent(history.get(n).path("type").asString(), n);
        }
        var page = new WebForm(LEDGER, "supervisor");
        assertThat(documents(page, path + 0)).contains("当时没有文稿与材料");
        assertThat(documents(page, path + (at.get("ReplyDrafted") - 1))).doesNotContain("第1稿");
        assertThat(documents(page, path + at.get("ReplyDrafted")))
                .contains("第1稿", "待签批")
                .doesNotContain("已发出");
        assertThat(documents(page, path + at.get("ComplaintReplied"))).contains("第1稿", "已发出");
    }

    private static String documents(WebForm page, String path) {
        var text = page.open(path).text();
        var from = text.indexOf("id=\"documents\"");
        assertThat(from).as(path).isPositive();
        return text.substring(from, text.indexOf("</section>", from));
    }
}
