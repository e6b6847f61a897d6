package org.caseledger.api.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A roster comes as a table. It is Monday 2 March 2026. */
class RosterImportIT {
    private static final String TABLE = """
            日期,单位,类别,姓名,账号,电话
            2026-03-07,消费者投诉举报中心,值班,苏禾,,028-87654321
            ２０２６年３月８日,CENTER,值班,,head,１３９００００００００
            2026/3/7,XIPU,备勤,王𠮷,,13900000001
            2026.3.8,ＸＩＰＵ,,,handler,028-8765转12
            20270102,HONGGUANG,备勤,罗青,handler2,13900000002
            """;

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.at(HandClock.at("2026-03-02T09:00"));
        person("wangji", "王𠮷", "XIPU");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void person(String login, String name, String unit) {
        var saved = ledger.as("admin")
                .put(
                        "/api/people/" + login,
                        "{\"reason\":\"岗位调整\",\"name\":\"%s\",\"role\":\"HANDLER\",\"unit\":\"%s\",\"password\":\"a-long-one\"}"
                                .formatted(name, unit));
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
    }

    private static Answer send(String by, byte[] file) {
        return ledger.as(by).with("Content-Type", "text/csv").post("/api/duty/import", file);
    }

    private static Answer send(String table) {
        return send("head", table.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> roster(String month) {
        var rows = new ArrayList<String>();
        ledger.as("auditor")
                .get("/api/duty?month=" + month + "&after=" + ledger.head())
                .json()
                .path("days")
                .forEach(day -> day.path("duties")
                        .forEach(d -> rows.add(String.join(
                                " ",
                                d.path("day").asString(),
                                d.path("unit").asString(),
                                d.path("kind").asString(),
                                d.path("person").asString(),
                                d.path("name").asString().replace(" ", "_"),
                                d.path("phone").asString()))));
        return rows;
    }

    private static void whatTheTableSaysIsThere(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.json().path("rows").asInt()).isEqualTo(5);
        assertThat(answer.json().path("position").asLong()).isEqualTo(ledger.head());
        assertThat(roster("2026-03"))
                .containsExactly(
                        "2026-03-07 CENTER DUTY intake 苏禾 028-87654321",
                        "2026-03-07 XIPU STANDBY wangji 王𠮷 13900000001",
                        "2026-03-08 CENTER DUTY head 温然 13900000000",
                        "2026-03-08 XIPU STANDBY handler 何岸 028-8765转12");
        assertThat(roster("2027-01")).containsExactly("2027-01-02 HONGGUANG STANDBY handler2 罗青 13900000002");
    }

    @Test
    void aTableIsTakenInEveryEncoding_andAgainAddsNothing() {
        whatTheTableSaysIsThere(send("head", TABLE.getBytes(Charset.forName("GB18030"))));
        var head = ledger.head();
        whatTheTableSaysIsThere(send(TABLE));
        whatTheTableSaysIsThere(send("\uFEFF" + TABLE));
        assertThat(ledger.head()).isEqualTo(head);
    }

    @Test
    void aTableInGbkIsTaken() {
        var table = "日期,单位,类别,姓名,电话\n2026-06-06,犀浦市场监督管理所,备勤,何岸,13900000001\n";
        var answer = send("handler", table.getBytes(Charset.forName("GBK")));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(roster("2026-06")).containsExactly("2026-06-06 XIPU STANDBY handler 何岸 13900000001");
    }

    @Test
    void aSheetIsTaken_withDatesAndNumbersAsItKeepsThem() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new XSSFWorkbook()) {
            var date = book.createCellStyle();
            date.setDataFormat(book.createDataFormat().getFormat("yyyy/m/d"));
            var sheet = book.createSheet();
            var header = sheet.createRow(0);
            var columns = List.of("日期", "单位", "类别", "姓名/账号", "电话");
            for (int i = 0; i < columns.size(); i++) {
                header.createCell(i).setCellValue(columns.get(i));
            }
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue(LocalDate.of(2026, 7, 4));
            row.getCell(0).setCellStyle(date);
            row.createCell(1).setCellValue("XIPU");
            row.createCell(2).setCellValue("备勤");
            row.createCell(3).setCellValue("王𠮷");
            row.createCell(4).setCellValue(13900000001d);
            book.write(bytes);
        }
        var answer = send("head", bytes.toByteArray());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(roster("2026-07")).containsExactly("2026-07-04 XIPU STANDBY wangji 王𠮷 13900000001");
    }

    @Test
    void everyWrongRowIsTold_andNothingIsRecorded() {
        person("li1", "李伟", "HONGGUANG");
        person("li2", "李伟", "HONGGUANG");
        var head = ledger.head();
        var answer = send("""
                        日期,单位,类别,姓名,账号,电话
                        2026-08-01,XIPU,备勤,王𠮷,,13900000001
                        2026-02-30,XIPU,备勤,王𠮷,,13900000001
                        2026-08-01,安德所,备勤,王𠮷,,13900000001
                        2026-08-02,XIPU,轮休,王𠮷,,13900000001
                        2026-08-02,HONGGUANG,备勤,李伟,,13900000001
                        2026-08-02,XIPU,备勤,无此人,,打我
                        2026-08-02,XIPU,备勤,王𠮷,handler,13900000001
                        2026-08-03,XIPU,备勤,王𠮷,,13900000001
                        2026-08-01,XIPU,值班,王𠮷,,13900000001
                        2026-03-01,XIPU,备勤,王𠮷,,13900000001
                        2026-08-08,XIPU,"备勤,王𠮷,,13900000001
                        """);
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        var fields = answer.json().path("fields");
        assertThat(fields.propertyNames())
                .containsExactly(
                        "row 3 日期",
                        "row 4 单位",
                        "row 5 类别",
                        "row 6 姓名",
                        "row 7 姓名",
                        "row 7 电话",
                        "row 8 姓名",
                        "row 9 -",
                        "row 10 -",
                        "row 11 -",
                        "row 12 -");
        assertThat(fields.path("row 6 姓名").asString()).isEqualTo("“李伟”有2人，请填账号");
        assertThat(fields.path("row 9 -").asString()).isEqualTo("2026-08-03是工作日，无需值班备勤");
        assertThat(fields.path("row 10 -").asString()).isEqualTo("王𠮷在2026-08-01已有值班或备勤");
        assertThat(ledger.head()).isEqualTo(head);
        assertThat(roster("2026-08")).isEmpty();
    }

    @Test
    void aHandlerImportsTheOwnUnitsOnly_andHolidaysAreForTheOffice() {
        var table = "日期,单位,姓名,电话\n2026-05-01,XIPU,王𠮷,13900000001\n2026-05-10,HONGGUANG,王𠮷,13900000001\n";
        var answer = send("handler", table.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("fields").path("row 2 -").asString()).contains("节假日");
        assertThat(answer.json().path("fields").path("row 3 -").asString()).contains("外单位");
        assertThat(send("leader", table.getBytes(StandardCharsets.UTF_8)).status())
                .isEqualTo(200);
        var refused = send("intake", table.getBytes(StandardCharsets.UTF_8));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.field("attempted")).isEqualTo("import-roster");
    }

    @Test
    void whatIsNoTableIsToldWithoutNamingTheFilesOfTheServer() {
        for (var wrong : List.of(
                send(""),
                send("日期,单位,姓名\n2026-03-07,XIPU,王𠮷\n"),
                send("日期,单位,姓名,电话\n"),
                send("日期,,姓名,电话\n2026-03-07,XIPU,王𠮷,1\n"),
                send("head", new byte[] {'P', 'K', 3, 4, 0, 0}),
                send("head", new byte[] {(byte) 0xd0, (byte) 0xcf, 0x11, (byte) 0xe0}))) {
            assertThat(wrong.status()).as("%s", wrong).isEqualTo(400);
            assertThat(wrong.problem()).isEqualTo("input");
            assertThat(wrong.text()).doesNotContain("/tmp", "roster");
        }
        assertThat(send("head", new byte[300 * 1024]).status()).isEqualTo(413);
    }

    @Test
    void aTableThatIsSentAgainIsAnsweredAsBefore_whateverHasBecomeOfIt() {
        var table = "日期,单位,姓名,电话\n2026-11-07,XIPU,王𠮷,13900000001\n";
        var keyed = ledger.as("head").with("Idempotency-Key", "november");
        var first = keyed.post("/api/duty/import", table);
        assertThat(first.status()).as("%s", first).isEqualTo(200);
        var withdraw = "{\"unit\":\"XIPU\",\"day\":\"2026-11-07\",\"person\":\"wangji\",\"reason\":\"调离，已经核实\"}";
        assertThat(ledger.as("head").post("/api/duty/withdraw-duty", withdraw).status())
                .isEqualTo(200);
        var assign =
                "{\"unit\":\"XIPU\",\"day\":\"2026-11-07\",\"kind\":\"DUTY\",\"person\":\"wangji\",\"phone\":\"110\"}";
        assertThat(ledger.as("head").post("/api/duty/assign-duty", assign).status())
                .isEqualTo(200);
        assertThat(keyed.post("/api/duty/import", table).text()).isEqualTo(first.text());
        assertThat(ledger.as("head").post("/api/duty/import", table).status()).isEqualTo(400);
    }
}
