package org.caseledger.api.complaints;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Browser;
import org.caseledger.api.testing.CountedPage;
import org.caseledger.api.testing.CountedPage.Effort;
import org.caseledger.api.testing.Keyboard;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A major complaint through two rounds by those who handle it, each at a browser that begins at the home page: what it
 * costs them in clicks, characters and page loads.
 */
@Tag("long")
@Tag("turn-3")
class TheDaysWorkInABrowserIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Browser BROWSER = Browser.open();
    private static final Path TABLE = Path.of("target", "days-work.md");
    private static final String SEND = "form.act .do button[type=submit]";
    private static final int CLICKS = 45;
    private static final int LOADS = 25;

    /**
     * Of each person, who opens a form, answers what the ledger cannot know and sends it: two clicks for an act, one
     * where the form is at hand, one more for each choice.
     */
    private static final Map<String, Integer> CLICKS_OF = Map.of(
            "intake", 2,
            "dispatcher", 7,
            "leader", 6,
            "handler", 4,
            "handler2", 14,
            "legal", 4,
            "head", 8);

    private final Map<String, CountedPage> people = new LinkedHashMap<>();
    private final Map<String, Effort> steps = new LinkedHashMap<>();
    private final Map<String, Effort> days = new LinkedHashMap<>();
    private final Map<String, Integer> acts = new LinkedHashMap<>();
    private String id;

    @BeforeAll
    static void unitsHaveStreets() {
        street("XIPU", "犀浦市场监督管理所", "犀浦街道");
        street("HONGGUANG", "红光市场监督管理所", "红光街道");
    }

    private static void street(String unit, String name, String street) {
        var body = "{\"name\":\"%s\",\"kind\":\"STATION\",\"streets\":[\"%s\"],\"reason\":\"划分辖区\"}";
        var answer = LEDGER.as("admin").put("/api/units/" + unit, body.formatted(name, street));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    @AfterAll
    static void close() {
        BROWSER.close();
        LEDGER.close();
    }

    @Test
    void aMajorComplaintThroughTwoRoundsTakesFewClicksAndLoads() throws IOException {
        for (var person : new String[] {"intake", "dispatcher", "leader", "handler", "handler2", "legal", "head"}) {
            people.put(person, new CountedPage(BROWSER.as(LEDGER, person)));
        }
        does("intake", "收件登记", this::receive);
        does("dispatcher", "分类", this::classify);
        does("leader", "签阅", at -> signs(at, "签阅"));
        does("dispatcher", "分派", at -> sends(at, "分派"));
        does("handler", "退回", this::giveBack);
        does("head", "审核退回", this::acceptReturn);
        does("dispatcher", "重新分派", this::assignAgain);
        does("handler2", "受理", this::accept);
        handle("handler2", "现场查见同批次过期酸奶三盒，已下架封存。", "情况属实，商家退款并赔偿一千元。");
        does("head", "回访：不满意", at -> followUp(at, "NOT"));
        does("head", "重新办理", this::reopen);
        handle("handler2", "再次到店，补充进货票据。", "补充调查完毕，商家另行赔礼道歉。");
        does("head", "回访：满意", at -> followUp(at, "SATISFIED"));
        does("head", "归档", this::archive);

        Files.writeString(TABLE, table());
        assertThat(BROWSER.complaints()).isEmpty();
        assertThat(total().clicks()).as("%s", TABLE).isLessThanOrEqualTo(CLICKS);
        assertThat(total().loads()).as("%s", TABLE).isLessThanOrEqualTo(LOADS);
        days.forEach(this::isShort);
    }

    /** A page is loaded when an act is sent, and once more to begin with a receipt. */
    private void isShort(String person, Effort day) {
        assertThat(day.clicks()).as(person).isLessThanOrEqualTo(CLICKS_OF.get(person));
        int receipts = person.equals("intake") ? 1 : 0;
        assertThat(day.loads()).as(person).isLessThanOrEqualTo(acts.get(person) + receipts);
    }

    @Test
    void givenOnlyAKeyboard_whenACaseIsAcceptedInvestigatedAndAnswered_thenEachStepLeadsToTheNext() {
        id = LEDGER.cases().assigned().replaceFirst(".*/", "");
        var page = BROWSER.as(LEDGER, "handler");
        var keyboard = new Keyboard(page);
        keyboard.tabTo("main a[href='/cases/%s/next']".formatted(id)).press("Enter");
        assertThat(page.locator("h1")).hasText("受理");
        keyboard.tabTo("[name=jurisdiction]").press("ArrowDown");
        keyboard.tabTo(SEND).press("Enter");
        assertThat(page.locator("h1")).hasText("记录调查");
        keyboard.tabTo("[name=onSite]").press("Space");
        keyboard.tabTo("[name=findings]").type("现场查见后厨排烟不畅，已责令整改。");
        keyboard.tabTo(SEND).press("Enter");
        assertThat(page.locator("h1")).hasText("回复");
        keyboard.tabTo("[name=text]").type("经查属实，已责令整改。");
        keyboard.tabTo(SEND).press("Enter");
        isNow(new CountedPage(page), "已回复");
        assertThat(BROWSER.complaints()).isEmpty();
    }

    private void handle(String handler, String found, String reply) {
        does(handler, "记录调查", at -> investigate(at, found));
        does(handler, "起草回复", at -> draft(at, reply));
        does("leader", "批准回复", at -> signs(at, "批准回复"));
        does("legal", "法制审核", at -> signs(at, "法制审核"));
        does(handler, "回复", at -> reply(at));
    }

    private void does(String person, String step, Consumer<CountedPage> work) {
        var at = people.get(person);
        var effort = at.during(() -> work.accept(at));
        var word = steps.containsKey(step) ? step + "（第二轮）" : step;
        steps.put(word, effort);
        days.merge(person, effort, Effort::plus);
        acts.merge(person, 1, Integer::sum);
    }

    private void receive(CountedPage at) {
        at.click(".heading a[href='/intake']");
        at.type("complainant.name", "李女士");
        at.type("complainant.phone", "13900000000");
        at.type("complainant.address", "郫都区望丛中路8号");
        at.type("narrative.text", "在超市买的酸奶已过期三天。");
        at.type("narrative.request", "退款并赔偿");
        at.type("respondent", "好邻居超市");
        at.type("respondentDetails.address", "犀浦街道中信大道1号");
        sends(at);
        assertThat(at.page().locator(".state")).hasText("已登记");
        id = at.page().url().replaceFirst(".*/cases/([0-9a-f-]+).*", "$1");
    }

    private void classify(CountedPage at) {
        opens(at, "分类");
        at.type("category", "食品 / 过期食品");
        at.choose("severity", "MAJOR");
        sends(at);
        isNow(at, "已分类");
    }

    /** The form may be at hand already; else it is what the case asks of its reader next, or offered next to it. */
    private void opens(CountedPage at, String act) {
        var page = at.page();
        var heading = page.locator("main h1").first();
        if (!heading.textContent().equals(act)) {
            at.click("main a[href='/cases/%s/next']".formatted(id));
            var beside = page.locator("main .links a:text-is('%s')".formatted(act));
            assertThat(page.locator("form.act")).isVisible();
            if (beside.isVisible()) {
                at.click(beside);
            }
        }
        assertThat(heading).hasText(act);
    }

    private void signs(CountedPage at, String act) {
        at.click("main a[href='/cases/%s/next']".formatted(id));
        assertThat(at.page().locator("#pane-title")).containsText(act);
        at.click("button[value=agree]");
        assertThat(at.page().locator(".toast")).isVisible();
    }

    private void sends(CountedPage at, String act) {
        opens(at, act);
        sends(at);
        assertThat(at.page().locator(".toast")).isVisible();
    }

    private static void sends(CountedPage at) {
        sends(at, () -> at.click(SEND));
    }

    private static void sends(CountedPage at, Runnable click) {
        at.page().waitForResponse(answer -> answer.request().method().equals("POST"), click);
    }

    private static void isNow(CountedPage at, String state) {
        assertThat(at.page().locator(".state").first()).hasText(state);
    }

    private void giveBack(CountedPage at) {
        opens(at, "退回");
        at.type("reason", "经营者已迁至红光街道");
        at.choose("proposedUnit", "HONGGUANG");
        sends(at);
        assertThat(at.page().locator("h1")).hasText("待办");
    }

    private void acceptReturn(CountedPage at) {
        opens(at, "审核退回");
        at.type("reason", "属红光辖区");
        sends(at, () -> at.click("form.act button[name=accepted][value=true]"));
        isNow(at, "已退回");
    }

    private void assignAgain(CountedPage at) {
        opens(at, "分派");
        at.choose("unit", "HONGGUANG");
        at.type("reason", "经营者已迁至红光街道");
        sends(at);
        isNow(at, "已分派");
    }

    private void accept(CountedPage at) {
        opens(at, "受理");
        at.choose("told.medium", "PHONE");
        at.choose("jurisdiction", "PLACE_OF_BUSINESS");
        sends(at);
        isNow(at, "已受理");
    }

    private void investigate(CountedPage at, String found) {
        opens(at, "记录调查");
        at.click("[name=onSite][value=true]");
        at.type("findings", found);
        sends(at);
        isNow(at, "已受理");
    }

    private void draft(CountedPage at, String text) {
        opens(at, "起草回复");
        at.type("text", text);
        sends(at);
        isNow(at, "已受理");
    }

    private void reply(CountedPage at) {
        opens(at, "回复");
        at.choose("medium", "PHONE");
        sends(at);
        isNow(at, "已回复");
    }

    private void followUp(CountedPage at, String answer) {
        opens(at, "回访");
        sends(at, () -> at.click("form.act button[value=%s]".formatted(answer)));
        isNow(at, "已回复");
    }

    private void reopen(CountedPage at) {
        opens(at, "重新办理");
        at.choose("ground", "DISSATISFIED");
        at.type("reason", "对赔偿不满意");
        sends(at);
        isNow(at, "重新办理中");
    }

    private void archive(CountedPage at) {
        opens(at, "归档");
        for (var part : at.page().locator("[name=present]").all()) {
            var there = !"HANDLING_OPINION".equals(part.getAttribute("value"));
            if (there && !part.isChecked()) {
                at.click(part);
            }
        }
        at.type("missing[HANDLING_OPINION]", "已写入回复");
        sends(at);
        isNow(at, "已归档");
    }

    private String table() {
        Function<Map.Entry<String, Effort>, String> row = e -> "| %s | %d | %d | %d | %d |"
                .formatted(
                        e.getKey(),
                        e.getValue().clicks(),
                        e.getValue().characters(),
                        e.getValue().loads(),
                        e.getValue().inPlace());
        var rows = steps.entrySet().stream().map(row).collect(Collectors.joining("\n"));
        var each = days.entrySet().stream().map(row).collect(Collectors.joining("\n"));
        var sum = row.apply(Map.entry("total", total()));
        return "| step | clicks | characters | loads | in place |\n|---|---|---|---|---|\n%s\n%s\n%s\n"
                .formatted(rows, sum, each);
    }

    private Effort total() {
        return steps.values().stream().reduce(Effort.NONE, Effort::plus);
    }
}
