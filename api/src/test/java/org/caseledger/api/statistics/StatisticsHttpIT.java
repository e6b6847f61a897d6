package org.caseledger.api.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.reporting.Figure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The counts over HTTP: the same numbers in every form, and the cases behind them. */
class StatisticsHttpIT {
    private static final String CSV = "text/csv";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String PERIOD = "from=2000-01-01T00:00:00%2B08:00";

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().replied();
        ledger.cases().accepted();
        ledger.cases().received(Cases.RECEIPT.replace("WECHAT", "LETTER").replace("郫都区某餐馆", "=1+1餐馆"));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Answer get(String person, String path) {
        return ledger.as(person).get("/api/statistics" + path);
    }

    private static Answer asked(String path) {
        var answer = get("supervisor", path + "&after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    @Test
    void theCountsAreTold_andEachOpensToItsCases() {
        var counted = asked("?by=CHANNEL&" + PERIOD).json();

        assertThat(counted.at("/overall/counts/RECEIVED").asInt()).isEqualTo(3);
        assertThat(counted.at("/overall/medianDays").asInt(-1)).isZero();
        assertThat(counted.path("total").asInt()).isEqualTo(2);
        assertThat(counted.at("/groups/0/key").asString()).isEqualTo("WECHAT");
        assertThat(counted.at("/groups/0/name").asString()).isEqualTo("微信");
        for (JsonNode group : counted.path("groups")) {
            for (var figure : Figure.values()) {
                var cases = asked("/cases?by=CHANNEL&key=" + group.path("key").asString() + "&figure=" + figure)
                        .json();
                assertThat(cases.path("total").asInt())
                        .isEqualTo(group.at("/figures/counts/" + figure).asInt())
                        .isEqualTo(cases.path("cases").size());
            }
        }
        assertThat(asked("/cases?by=UNIT&key=").json().path("total").asInt()).isEqualTo(1);
        assertThat(asked("/cases?figure=REPLIED").json().path("total").asInt()).isEqualTo(1);
    }

    @Test
    void aTableInCsvAndXlsxHasTheNumbersOfTheJson() throws IOException {
        for (var by : List.of("CHANNEL", "RESPONDENT", "UNIT")) {
            var expected = numbers(asked("?by=%s&%s".formatted(by, PERIOD)).json());

            var csv = asked("?format=CSV&by=%s&%s".formatted(by, PERIOD));
            assertThat(csv.header("Content-Type")).startsWith(CSV);
            assertThat(fromCsv(csv)).as(by).isEqualTo(expected);
            assertThat(fromXlsx(asked("?format=XLSX&by=%s&%s".formatted(by, PERIOD))))
                    .as(by)
                    .isEqualTo(expected);
        }
    }

    /** Each row as text: the name, then the figures; what they come to at the end. */
    private static List<List<String>> numbers(JsonNode counted) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode group : counted.path("groups")) {
            rows.add(row(group.path("name").asString(), group.path("figures")));
        }
        rows.add(row("合计", counted.path("overall")));
        return rows;
    }

    private static List<String> row(String name, JsonNode figures) {
        var row = new ArrayList<String>();
        row.add(name);
        for (var figure : Figure.values()) {
            row.add(figures.at("/counts/" + figure).asString());
        }
        row.add(figures.path("medianDays").asString(""));
        row.add(figures.path("p90Days").asString(""));
        return row;
    }

    private static List<List<String>> fromCsv(Answer answer) throws IOException {
        assertThat(answer.text()).startsWith("\uFEFF");
        try (var parser = CSVFormat.RFC4180.parse(new StringReader(answer.text().substring(1)))) {
            return parser.getRecords().stream()
                    .skip(1)
                    .map(row -> row.toList().stream()
                            .map(c -> c.replaceFirst("^'=", "="))
                            .toList())
                    .toList();
        }
    }

    private static List<List<String>> fromXlsx(Answer answer) throws IOException {
        try (var workbook =
                new XSSFWorkbook(new ByteArrayInputStream(answer.response().body()))) {
            var rows = new ArrayList<List<String>>();
            for (var row : workbook.getSheetAt(0)) {
                var cells = new ArrayList<String>();
                for (int i = 0; i < workbook.getSheetAt(0).getRow(0).getLastCellNum(); i++) {
                    var cell = row.getCell(i);
                    if (cell == null) {
                        cells.add("");
                    } else if (cell.getCellType() == CellType.NUMERIC) {
                        cells.add(String.valueOf((long) cell.getNumericCellValue()));
                    } else {
                        assertThat(cell.getCellType()).isEqualTo(CellType.STRING);
                        cells.add(cell.getStringCellValue());
                    }
                }
                rows.add(cells);
            }
            return rows.subList(1, rows.size());
        }
    }

    @Test
    void whoSendsAFormulaAsAName_getsItBackAsText() {
        var csv = asked("?format=CSV&by=RESPONDENT&" + PERIOD).text();

        assertThat(csv).contains("\r\n'=1+1餐馆,").doesNotContain("\r\n=1+1");
    }

    @Test
    void theFormIsChosenByWhatTheCallerAccepts() {
        var supervisor = ledger.as("supervisor");
        assertThat(accepted(CSV)).startsWith(CSV);
        assertThat(accepted(XLSX)).startsWith(XLSX);
        assertThat(accepted("application/json, text/csv")).startsWith("application/json");
        assertThat(accepted("*/*")).startsWith("application/json");
        assertThat(supervisor.inEnglish().get("/api/statistics?format=CSV").text())
                .contains("channel,received,accepted");
        assertThat(supervisor
                        .with("Accept", CSV)
                        .get("/api/statistics?by=NOTHING")
                        .problem())
                .isEqualTo("input");
    }

    private static String accepted(String type) {
        return ledger.as("supervisor")
                .with("Accept", type)
                .get("/api/statistics")
                .header("Content-Type");
    }

    @Test
    void theReportOfAllCasesNamesNoBeginning() throws IOException {
        var report = asked("/report?until=2099-12-31");
        try (var document =
                new XWPFDocument(new ByteArrayInputStream(report.response().body()))) {
            assertThat(document.getParagraphs())
                    .anyMatch(p -> p.getText().contains("统计期间：截至2099年12月31日"))
                    .noneMatch(p -> p.getText().contains("1970"));
        }
    }

    @Tag("P9.04c")
    @Test
    void theReportUpwardHasTheNumbersOfTheJson() throws IOException {
        var report = asked("/report?" + PERIOD);
        assertThat(report.header("Content-Disposition")).contains("report.docx");
        try (var document =
                new XWPFDocument(new ByteArrayInputStream(report.response().body()))) {
            assertThat(document.getParagraphs())
                    .anyMatch(p -> p.getText().contains("统计期间：2000年1月1日"))
                    .anyMatch(p -> p.getText().startsWith("期间共收件3件：受理2件"));
            var tables = document.getTables();
            assertThat(tables).hasSize(4);
            int i = 0;
            for (var by : List.of("CHANNEL", "CATEGORY", "UNIT", "MONTH")) {
                assertThat(texts(tables.get(i++)))
                        .as(by)
                        .isEqualTo(
                                numbers(asked("?by=%s&%s".formatted(by, PERIOD)).json()));
            }
        }
    }

    private static List<List<String>> texts(XWPFTable table) {
        return table.getRows().stream()
                .skip(1)
                .map(row -> row.getTableCells().stream()
                        .map(cell -> cell.getText().replace("—", ""))
                        .toList())
                .toList();
    }

    @Test
    void whoReadsNoCasesCountsNone_andAHandlerCountsTheOwnUnits() {
        for (var path : List.of("", "/cases", "/report")) {
            assertThat(get("admin", path).status()).as(path).isEqualTo(403);
        }
        var own = get("handler", "?by=UNIT&after=" + ledger.head()).json();
        assertThat(own.path("total").asInt()).isEqualTo(1);
        assertThat(own.at("/groups/0/key").asString()).isEqualTo("XIPU");
        assertThat(get("handler2", "/cases").json().path("total").asInt()).isZero();
    }

    @Test
    void wrongInputIsNamed() {
        for (var wrong : List.of("by", "from", "until", "channel", "page", "size", "format")) {
            var answer = get("head", "?%s=nonsense".formatted(wrong));
            assertThat(answer.status()).as("%s %s", wrong, answer).isEqualTo(400);
            assertThat(answer.json().path("fields").has(wrong)).as("%s", answer).isTrue();
        }
        assertThat(get("head", "/cases?figure=SPEED").json().path("fields").has("figure"))
                .isTrue();
    }
}
