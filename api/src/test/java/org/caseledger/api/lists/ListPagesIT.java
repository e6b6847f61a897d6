package org.caseledger.api.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of cases say what each is about and what is done next, in columns and orders to choose. */
class ListPagesIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Pattern HEADING =
            Pattern.compile("<th scope=\"col\"([^>]*)>(?:<a href=\"([^\"]*)\"[^>]*>)?(.*?)</th>");
    private static WebForm head;

    @BeforeAll
    static void someCases() {
        LEDGER.cases().late();
        LEDGER.cases().received();
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "另一家店"));
        LEDGER.awaitViews();
        head = new WebForm(LEDGER, "head");
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static List<String> headings(String page) {
        return HEADING.matcher(table(page))
                .results()
                .map(h -> h.group(3).replaceAll("<[^>]*>", "").replaceAll(" [▲▼]", ""))
                .filter(heading -> !heading.equals("选择"))
                .toList();
    }

    private static String table(String page) {
        int from = page.indexOf("<table class=\"dense stack list\"");
        assertThat(from).as(page).isPositive();
        return page.substring(from, page.indexOf("</table>", from));
    }

    private static String open(String path) {
        var page = head.open(path);
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(200);
        return page.text();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board", "/deadlines?list=OVERDUE"})
    void whatACaseIsAboutAndWhatIsDoneNextIsInItsRow(String path) {
        var page = open(path);

        assertThat(headings(page)).contains("编号", "事项", "下一步");
        assertThat(table(page)).contains("郫都区某餐馆</span> · <span>食品", ">受理</span>");
    }

    @Test
    void givenColumnsAreChosen_thenTheListHasTheseAndItsNumbers_andItsLinksKeepThem() {
        var page = open("/board?columns=CHANNEL&columns=KIND&openOnly=true");

        assertThat(headings(page)).containsExactly("编号", "性质", "渠道");
        assertThat(table(page)).contains("data-label=\"渠道\">微信").doesNotContain("某餐馆");
        assertThat(page).contains("openOnly=true&amp;columns=NUMBER%2CKIND%2CCHANNEL&amp;page=0&amp;size=20");
        assertThat(headings(open("/board?columns=CHANNEL,KIND"))).containsExactly("编号", "性质", "渠道");
        assertThat(headings(open("/board?columns="))).contains("时限", "事项");
        assertThat(headings(open("/deadlines?list=OVERDUE&columns=CHANNEL"))).containsExactly("编号", "渠道");
        assertThat(headings(new WebForm(LEDGER, "dispatcher")
                        .open("/work?columns=ROUND")
                        .text()))
                .containsExactly("编号", "轮次");
        assertThat(head.open("/board?columns=NOTHING").status()).isEqualTo(400);
    }

    @Test
    void aSearchKeepsItsColumnsAndOrder() {
        var found = WebForm.done(head.send("/search", Map.of("q", "另一家店")));
        var page = open(found + "&columns=RECEIVED&sort=EARLIEST");

        assertThat(headings(page)).containsExactly("编号", "收件时间");
        assertThat(page).contains("columns=NUMBER%2CRECEIVED&amp;page=0&amp;size=20");
        assertThat(table(page)).contains("aria-sort=\"ascending\"");
    }

    @ParameterizedTest
    @CsvSource({
        "/board, 时限, ascending, 时限, DUE",
        "/board?sort=NUMBER, 编号, ascending, 编号, LAST_NUMBER",
        "/board?sort=LAST_NUMBER, 编号, descending, 编号, NUMBER",
        "/board?sort=NUMBER, 编号, ascending, 收件时间, RECEIVED",
        "/board?sort=RECEIVED, 收件时间, descending, 收件时间, EARLIEST",
        "/deadlines?list=OVERDUE, 届满时间, ascending, 届满时间, LAST_DUE",
    })
    void aHeadingSaysHowTheListIsSorted_andLeadsToItsOrders(
            String path, String sorted, String direction, String clicked, String sort) {
        var headings = HEADING.matcher(table(open(path))).results().toList();

        assertThat(headings.stream().filter(h -> h.group(1).contains("aria-sort")))
                .singleElement()
                .satisfies(h -> assertThat(h.group(1)).contains(direction))
                .satisfies(h -> assertThat(h.group(3)).contains(sorted));
        assertThat(headings.stream().filter(h -> h.group(3).contains(clicked)))
                .singleElement()
                .satisfies(h -> assertThat(h.group(2)).endsWith("sort=" + sort));
    }

    private static List<String> numbers(String path) {
        return Pattern.compile("<a href=\"/cases/[^\"]*\">([^<]*)<")
                .matcher(table(open(path)))
                .results()
                .map(number -> number.group(1))
                .toList();
    }

    @Test
    void theRowsAreInTheOrderThatIsAskedFor() {
        var there = numbers("/board?sort=NUMBER");
        assertThat(there).hasSizeGreaterThan(2).isSorted();

        var back = new ArrayList<>(there);
        Collections.reverse(back);
        assertThat(numbers("/board?sort=LAST_NUMBER")).isEqualTo(back);
    }

    @Test
    void givenASecretCase_thenItsRowNamesNobody() {
        var id = LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "望丛涉密商行"));
        LEDGER.cases().secret(id);
        LEDGER.awaitViews();

        var columns = "?size=200&columns=RESPONDENT,SUBJECT,CATEGORY,STEP";
        assertThat(open("/board" + columns)).contains("商业秘密").doesNotContain("望丛涉密商行");
        assertThat(open("/deadlines?list=RUNNING&size=200")).doesNotContain("望丛涉密商行");
    }
}
