package org.caseledger.api.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a list shows can be taken as a file, and nothing that it does not show. */
class ListExportIT {
    private static final String FORMULA = "=HYPERLINK(1)";
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static WebForm head;

    @BeforeAll
    static void someCases() {
        LEDGER.cases().late();
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", FORMULA));
        LEDGER.cases().received(Cases.RECEIPT.replace("郫都区某餐馆", "𠮷野家"));
        LEDGER.awaitViews();
        head = new WebForm(LEDGER, "head");
    }

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static List<String> lines(Answer file) {
        assertThat(file.status()).as("%s", file).isEqualTo(200);
        assertThat(file.text()).startsWith("\uFEFF");
        return file.text().substring(1).lines().toList();
    }

    @Test
    void theFileHasTheColumnsAndTheOrderOfThePage_andNoFormula() {
        var file = head.open("/board/list.csv?columns=RESPONDENT,ROUND&sort=LAST_NUMBER&size=1");

        assertThat(file.header("Content-Disposition")).contains("attachment", "board.csv");
        assertThat(file.header("Cache-Control")).contains("no-store");
        var lines = lines(file);
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).isEqualTo("编号,被投诉人,轮次");
        assertThat(lines.get(1)).endsWith(",𠮷野家,1");
        assertThat(lines.get(2)).endsWith(",'" + FORMULA + ",1");
        assertThat(lines.get(3)).endsWith(",郫都区某餐馆,1");
    }

    @Test
    void theFilterOfThePageHoldsForItsFile() {
        assertThat(lines(head.open("/board/list.csv?unit=XIPU"))).hasSize(2);
        assertThat(lines(head.open("/board/list.csv?underWay=true&unassigned=true")))
                .hasSize(3);
        assertThat(lines(head.open("/board/list.csv?state=ARCHIVED"))).hasSize(1);
        assertThat(lines(head.open("/deadlines/list.csv?list=OVERDUE&columns=SUBJECT")))
                .contains("编号,事项")
                .anyMatch(line -> line.endsWith(",郫都区某餐馆 · 食品"));
        assertThat(lines(new WebForm(LEDGER, "dispatcher").open("/work/list.csv?columns=STEP")))
                .anyMatch(line -> line.contains(",分类（分派员）"));
        assertThat(head.open("/board/list.csv?state=NOTHING").status()).isEqualTo(400);
    }

    @Test
    void aWorkbookHasTextsAndNumbersAndNoFormula() throws IOException {
        var file = head.open("/board/list.xlsx?columns=RESPONDENT,ROUND&sort=NUMBER");

        try (var book =
                new XSSFWorkbook(new ByteArrayInputStream(file.response().body()))) {
            var sheet = book.getSheet("全部投诉件");
            assertThat(sheet.getLastRowNum()).isEqualTo(3);
            var formula = sheet.getRow(2).getCell(1);
            assertThat(formula.getCellType()).isEqualTo(CellType.STRING);
            assertThat(formula.getStringCellValue()).isEqualTo(FORMULA);
            assertThat(sheet.getRow(2).getCell(2).getNumericCellValue()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/board/list.csv", "/deadlines/list.xlsx", "/work/list.csv"})
    void givenAnExport_thenItIsRecordedAsAnAccess(String path) {
        long before = LEDGER.head();
        assertThat(new WebForm(LEDGER, "supervisor").open(path + "?unit=XIPU").status())
                .isEqualTo(200);

        assertThat(LEDGER.recordedAfter(before).stream().filter(e -> e.type().equals("RecordsRead")))
                .singleElement()
                .satisfies(e -> assertThat(e.payload())
                        .contains("CASE_LIST", path.replace("/list", "").substring(1)));
    }

    @Test
    void nobodyGetsMoreThanThePageShows() {
        assertThat(lines(new WebForm(LEDGER, "handler").open("/board/list.csv")))
                .hasSize(2);
        assertThat(lines(new WebForm(LEDGER, "handler2").open("/board/list.csv")))
                .hasSize(1);
        var admin = new WebForm(LEDGER, "admin");
        for (var list : List.of("/board", "/deadlines", "/work", "/search")) {
            assertThat(admin.open(list + "/list.csv").status()).as(list).isEqualTo(403);
        }
        assertThat(head.open("/board/list.csv?columns=SUBJECT,RESPONDENT,HANDLER,STEP")
                        .text())
                .doesNotContain("林晚", "13800000000", "有异味");
    }

    @Test
    void whatWasFoundIsTakenByWhoeverLookedForIt() {
        var found = WebForm.done(head.send("/search", Map.of("q", "𠮷野家")));
        var file = found.replace("/search", "/search/list.csv") + "&columns=RESPONDENT";

        assertThat(lines(head.open(file))).hasSize(2).anyMatch(line -> line.endsWith(",𠮷野家"));
        assertThat(new WebForm(LEDGER, "leader").open(file).status()).isEqualTo(404);
        assertThat(head.open("/search/list.csv").status()).isEqualTo(404);
    }

    @Test
    void inEnglishItsHeadIsEnglish() {
        var reader = new LoginForm(LEDGER).session("head").inEnglish();
        var english = reader.get("/board/list.csv?columns=STEP");
        assertThat(lines(english)).contains("Number,Next step");
        assertThat(lines(english)).anyMatch(line -> line.endsWith("Classify (dispatcher)"));
    }
}
