package org.caseledger.api.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.api.security.People;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.events.CaseId;
import org.caseledger.events.Medium;
import org.caseledger.events.office.ListKind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is declared of a plain list is all that its page, its interface, its files and its views need. */
class PlainListsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Set<String> TYPED = Set.of("from", "until");
    private static WebForm head;
    private static String number;

    @BeforeAll
    static void aCaseThatIsNotReached() {
        var id = LEDGER.cases().replied();
        callInVain(id);
        callInVain(id);
        // One attempt is not enough to be listed.
        callInVain(LEDGER.cases().replied());
        number = LEDGER.as("head").get(id).field("number");
        LEDGER.awaitViews();
        head = new WebForm(LEDGER, "head");
    }

    private static void callInVain(String id) {
        var by = LEDGER.bean(People.class).find("head").orElseThrow().person().actor();
        var caseId = CaseId.of(id.substring(id.lastIndexOf('/') + 1));
        Cases.callInVain(LEDGER.bean(CommandGate.class), caseId, Medium.PHONE, by);
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void itsPageHasTheCasesInItsColumns_filtered_andOtherPagesLeadToIt() {
        var page = head.open("/lists/unreached").text();
        assertThat(page).contains("<h1>联系未果</h1>", ">" + number + "<", "data-label=\"联系未果次数\">2<");
        assertThat(page).contains("name=\"unit\"", "name=\"state\"", "name=\"from\"", "name=\"until\"");
        assertThat(head.open("/lists/unreached?unit=ANJING").text()).doesNotContain(">" + number + "<");
        assertThat(head.open("/lists/unreached?columns=unit").text())
                .contains(">" + number + "<", "data-label=\"承办单位\"")
                .doesNotContain("data-label=\"联系未果次数\"");
        assertThat(head.open("/supervision/silent").text()).contains("href=\"/lists/unreached\">联系未果");
    }

    @Test
    void aColumnOrParameterThatItDoesNotHaveIsRefused() {
        var zh = head.open("/lists/unreached?columns=nonsense");
        assertThat(zh.status()).isEqualTo(400);
        assertThat(zh.text()).contains("没有“nonsense”这一列");
        var en = new LoginForm(LEDGER).session("head").inEnglish().get("/lists/unreached?nonsense=1");
        assertThat(en.status()).isEqualTo(400);
        assertThat(en.text()).contains("is not a parameter of this list");
    }

    @Test
    void programsReadIt_peopleOfAUnitTheirCases_andWhoReadsNoCasesNothing() {
        var found = LEDGER.as("supervisor").get("/api/lists/unreached").json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        var row = found.path("cases").get(0);
        assertThat(row.path("number").asString()).isEqualTo(number);
        assertThat(row.path("missedCalls").asInt()).isEqualTo(2);
        assertThat(LEDGER.as("handler")
                        .get("/api/lists/unreached")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(LEDGER.as("handler2")
                        .get("/api/lists/unreached")
                        .json()
                        .path("total")
                        .asInt())
                .isZero();
        assertThat(LEDGER.as("admin").get("/api/lists/unreached").status()).isEqualTo(403);
        assertThat(new WebForm(LEDGER, "admin").open("/lists/unreached").status())
                .isEqualTo(403);
    }

    @Test
    void itsFilesHaveTheSameRowsAndColumns() throws IOException {
        var csv = head.open("/lists/unreached/list.csv?columns=missedCalls");
        assertThat(csv.header("Content-Disposition")).contains("unreached.csv");
        assertThat(csv.text().substring(1).lines()).containsExactly("编号,联系未果次数", number + ",2");
        var xlsx = head.open("/lists/unreached/list.xlsx?unit=ANJING");
        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(xlsx.response().body()))) {
            assertThat(book.getSheet("联系未果").getLastRowNum()).isZero();
        }
        assertThat(new WebForm(LEDGER, "admin")
                        .open("/lists/unreached/list.csv")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aViewOfItIsSavedAndShown_ofNoOtherList() {
        var form = Map.of("of", "PLAIN", "list", "unreached", "called", "本所联系未果", "unit", "XIPU", "from", "2026-01-01");
        var to = WebForm.done(head.post("/lists/views", form));
        assertThat(to).isEqualTo("/lists/unreached?unit=XIPU");
        assertThat(head.open(to).text()).contains("aria-current=\"page\"><span>本所联系未果");
        assertThat(head.open("/lists/views").text()).contains("本所联系未果", "专项列表", "href=\"" + to + "\"");
        assertThat(head.open("/board").text()).doesNotContain("本所联系未果");
        var unknown = head.post("/lists/views", Map.of("of", "PLAIN", "list", "nonsense", "called", "无"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.text()).contains("没有这个列表");
    }

    @Test
    void whatAListIsFilteredByIsSavedUnlessPeopleTypeIt() {
        assertThat(LEDGER.bean(PlainLists.class).all())
                .isNotEmpty()
                .allSatisfy(list -> assertThat(list.filters())
                        .filteredOn(filter -> !TYPED.contains(filter))
                        .allMatch(ListKind.PLAIN::saves));
    }
}
