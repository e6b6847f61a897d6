package org.caseledger.api.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.views.CheckScope;
import org.caseledger.query.views.Views;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("O121-45 the holidays of a year, recorded by an administrator while the ledger runs")
class HolidayNoticesIT {
    private static final String RECORD = "/api/calendar/record-holidays";
    private static final String PROVISIONAL = "暂算";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String NOTICE = """
            {"year":2027,"source":"国办发明电〔2026〕7号",
             "holidays":[{"day":"2027-01-01","name":"元旦"},{"day":"2027-01-02","name":"元旦"},
                         {"day":"2027-01-03","name":"元旦"}],
             "makeUpDays":[{"day":"2027-02-20","name":"春节"}]}
            """;

    /** Where the reply to the letter shows that it is counted by weekends alone. */
    private static final List<String> PAGES = List.of(
            "/board",
            "/deadlines?list=RUNNING",
            "/past?at=2027-01-06T10:00",
            "/past/deadlines?at=2027-01-06T10:00&list=DUE_SOON",
            "/supervision");

    private static String receive(TestLedger ledger) {
        return ledger.cases().received(Cases.RECEIPT.replace("WECHAT", "LETTER"));
    }

    private static void accept(TestLedger ledger, String id, String at) {
        ledger.cases().assigned(ledger.cases().classified(id));
        ledger.cases()
                .give(
                        "handler",
                        id,
                        "accept-complaint",
                        "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"},\"jurisdiction\":\"PLACE_OF_BUSINESS\"}"
                                .formatted(HandClock.office(at)));
    }

    private static JsonNode deadline(TestLedger ledger, String id, String clock) {
        for (var deadline : ledger.as("head").get(id).json().path("deadlines")) {
            if (deadline.path("clock").asString().equals(clock)) {
                return deadline;
            }
        }
        throw new AssertionError("no " + clock + " is due");
    }

    private static String page(TestLedger ledger, String person, String path) {
        ledger.awaitViews();
        var page = new WebForm(ledger, person).open(path);
        assertThat(page.status()).as("%s: %s", path, page).isEqualTo(200);
        return page.text();
    }

    private static void checkViews(TestLedger ledger) {
        ledger.awaitViews();
        var all = new CheckScope(null, null, null, null, SOON, null);
        for (var view : List.of("statistics", "responsibility", "findings", "board", "past")) {
            var report = ledger.bean(Views.class).check(view, all);
            assertThat(report.cases()).as(view).isPositive();
            assertThat(report.first()).as(view).isEmpty();
        }
    }

    private static String sheet(TestLedger ledger, String id) {
        return ledger.as("head")
                .with("Accept", "text/plain")
                .get(id + "/deadline-sheet")
                .text();
    }

    @Test
    @DisplayName("7 working days from Mon 28 December 2026, over New Year's Day, recorded in January")
    void givenDeadlinesInAYearNotKnown_whenItsHolidaysAreRecorded_thenTheyAreSetAnewAtOnce() {
        var clock = HandClock.at("2026-12-28T10:00");
        var data = TestLedger.newData();
        String url;
        try (var pool = TestDatabase.fresh()) {
            url = pool.getJdbcUrl();
        }
        String open;
        String answered;
        try (var ledger = TestLedger.start(url, data, clock::addTo);
                var other = TestLedger.start(url, data, clock::addTo)) {
            open = receive(ledger);
            answered = receive(ledger);
            clock.set("2026-12-29T10:00");
            accept(ledger, open, "2026-12-29T10:00");
            accept(ledger, answered, "2026-12-29T10:00");
            clock.set("2027-01-05T10:00");
            ledger.cases().give("handler", answered, "draft-reply", "{\"text\":\"已责令整改。\"}");
            ledger.cases().give("handler", answered, "send-reply", "{\"medium\":\"LETTER\"}");
            clock.set("2027-01-06T10:00");
            assertThat(deadline(ledger, open, "REPLY").path("dueAt").asString()).isEqualTo("2027-01-06T16:00:00Z");
            for (var path : PAGES) {
                assertThat(page(ledger, "head", path)).as(path).contains(PROVISIONAL);
            }
            assertThat(page(ledger, "handler", "/work")).contains(PROVISIONAL);
            assertThat(sheet(ledger, open)).contains("届满：2027-01-06 24:00 +08:00（暂算）");

            long before = ledger.head();
            assertThat(ledger.as("head").post(RECORD, NOTICE).status()).isEqualTo(403);
            clock.set("2027-01-06T11:00");
            assertThat(bothAtOnce(ledger, other).map(Answer::status).sorted()).containsExactly(200, 422);
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(deadline(ledger, open, "REPLY")
                                    .path("dueAt")
                                    .asString())
                            .isEqualTo("2027-01-07T16:00:00Z"));
            var again = ledger.as("admin").post(RECORD, NOTICE);
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.field("rule")).isEqualTo("YEAR_KNOWN");

            // As an event of the case; what was met has none.
            assertThat(recorded(ledger, open, before)).contains("DeadlineSet").hasSizeLessThan(4);
            assertThat(recorded(ledger, answered, before)).doesNotContain("DeadlineMet");
            assertThat(deadline(ledger, open, "REPLY").path("provisional").asBoolean())
                    .isFalse();
            assertThat(deadline(ledger, answered, "REPLY").path("dueAt").asString())
                    .isEqualTo("2027-01-06T16:00:00Z");
            assertThat(deadline(ledger, open, "ACCEPTANCE").path("status").asString())
                    .isEqualTo("MET");
            for (var path : PAGES) {
                var now = path.replace("T10:00", "T12:00");
                assertThat(rowOf(page(ledger, "head", now), open)).as(now).doesNotContain(PROVISIONAL);
            }
            assertThat(sheet(ledger, open))
                    .contains("重算时限", "届满：2027-01-07 24:00 +08:00\n", "2027-01-01 周五 法定节假日（元旦）")
                    .doesNotContain("注意");
            // The other node decides and folds by it, too.
            await().atMost(SOON)
                    .until(() -> other.as("intake")
                            .get("/api/calendar/2027")
                            .json()
                            .path("known")
                            .asBoolean());
            clock.set("2027-01-08T10:00");
            assertThat(deadline(other, receive(other), "REPLY")
                            .path("provisional")
                            .asBoolean())
                    .isFalse();
            // A wait that began before the notice and ends after it: all of it by one calendar.
            ledger.cases()
                    .give("head", answered, "reopen-complaint", "{\"ground\":\"DISSATISFIED\",\"reason\":\"对答复不满意\"}");
            assertThat(hoursOfTheCenter(ledger, answered)).isEqualTo(6 + 7 + 7 + 1);
            checkViews(ledger);
        }
        try (var ledger = TestLedger.start(url, data, clock::addTo)) {
            assertThat(page(ledger, "admin", "/calendar?year=2027"))
                    .contains("国办发明电〔2026〕7号", "春节")
                    .doesNotContain("/calendar/record");
            assertThat(deadline(ledger, receive(ledger), "REPLY")
                            .path("provisional")
                            .asBoolean())
                    .isFalse();
            checkViews(ledger);
        }
    }

    private static double hoursOfTheCenter(TestLedger ledger, String id) {
        ledger.awaitViews();
        return ledger.as("supervisor")
                .get("/api/responsibility/holdings?role=CENTER_HEAD&caseId=" + id.substring(id.lastIndexOf('/') + 1))
                .json()
                .at("/holdings/0/hours")
                .asDouble();
    }

    private static Stream<Answer> bothAtOnce(TestLedger one, TestLedger other) {
        var all = Stream.of(one, other)
                .map(node ->
                        CompletableFuture.supplyAsync(() -> node.as("admin").post(RECORD, NOTICE)))
                .toList();
        return all.stream().map(CompletableFuture::join);
    }

    private static List<String> recorded(TestLedger ledger, String id, long after) {
        var stream = id.substring(id.lastIndexOf('/') + 1);
        return ledger.recordedAfter(after).stream()
                .filter(event -> event.streamId().toString().equals(stream))
                .map(StoredEvent::type)
                .toList();
    }

    /** The row of a page that links to a case; nothing where none does. */
    private static String rowOf(String page, String id) {
        var link = "/cases/" + id.substring(id.lastIndexOf('/') + 1);
        return Stream.of(page.split("<tr"))
                .filter(row -> row.contains(link))
                .findFirst()
                .orElse("");
    }

    @Test
    void givenTheForm_whenItIsNoNotice_thenItSaysWhy() {
        var ledger = TestLedger.shared();
        int year = LocalDate.now(WorkCalendar.ZONE).getYear() + 1;
        var form = new WebForm(ledger, "admin");
        assertThat(page(ledger, "admin", "/calendar?year=" + year)).contains("/calendar/record");
        assertThat(page(ledger, "head", "/calendar?year=" + year)).doesNotContain("/calendar/record");
        assertThat(new WebForm(ledger, "head").open("/calendar/record").status())
                .isEqualTo(403);
        assertThat(form.open("/calendar/record").text()).contains("value=\"" + year + "\"");

        var unreadable = send(form, year, "元旦放假三天");
        assertThat(unreadable.status()).isEqualTo(422);
        assertThat(unreadable.text()).contains("“元旦放假三天”应形如");
        var partly = send(form, year, year + "-10-01 至 " + year + "-10-07 国庆节");
        assertThat(partly.text()).contains("须列全年放假安排");
        var body = """
                {"year":%d,"source":"7号","holidays":[{"day":"%d-01-01","name":"元旦"}],
                 "makeUpDays":[{"day":"%d-12-26","name":"元旦"}]}
                """;
        var outside = ledger.as("admin").inEnglish().post(RECORD, body.formatted(year, year, year - 1));
        assertThat(outside.field("rule")).isEqualTo("DAY_OF_THE_YEAR");
        assertThat(outside.text()).contains("is not in " + year);
        assertThat(ledger.as("admin")
                        .post(RECORD, body.formatted(2026, 2026, 2026))
                        .field("rule"))
                .isEqualTo("YEAR_KNOWN");
        var preview = send(form, year, year + "-01-01 至 " + year + "-01-03 元旦");
        assertThat(preview.status()).as("%s", preview).isEqualTo(200);
        assertThat(preview.text()).contains("title=\"" + year + "-01-02 法定节假日 元旦\"", "name=\"seen\"");
        var changed = new LinkedHashMap<>(Map.of(
                "year",
                Integer.toString(year),
                "source",
                "7号",
                "seen",
                preview.text().replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1"),
                "holidays",
                year + "-01-01 元旦"));
        assertThat(form.post("/calendar/record", changed).text())
                .as("what is sent is not what was previewed")
                .contains("title=\"" + year + "-01-01 法定节假日 元旦\"")
                .doesNotContain("title=\"" + year + "-01-02 法定节假日");
        assertThat(ledger.as("admin")
                        .get("/api/calendar/" + year)
                        .json()
                        .path("known")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void givenAFile_whenItIsUploaded_thenItFillsTheFormAndIsRecordedAsItWasPreviewed() {
        var clock = HandClock.at("2026-12-28T10:00");
        try (var ledger = TestLedger.at(clock)) {
            var letter = receive(ledger);
            clock.set("2026-12-29T10:00");
            ledger.awaitViews();
            var admin = new WebForm(ledger, "admin");
            var csv = "date,type,name\n2027-01-01,holiday,元旦\n2027-01-04,holiday,元旦\n2027-02-20,makeup-workday,春节\n";
            var filled = upload(admin, csv);
            assertThat(filled.status()).as("%s", filled).isEqualTo(200);
            assertThat(filled.text()).contains("2027-01-01 元旦", "2027-01-04 元旦", "2027-02-20 春节", "value=\"2027\"");
            var typed = new LinkedHashMap<>(Map.of(
                    "year", "2027",
                    "source", "国办发明电〔2026〕7号",
                    "holidays", "2027-01-01 元旦\n2027-01-04 元旦",
                    "makeUpDays", "2027-02-20 春节"));
            var preview = admin.post("/calendar/record", typed);
            assertThat(preview.text())
                    .contains("届满时间变动的有1个", "title=\"2027-01-04 法定节假日 元旦\"")
                    .doesNotContain("/cases/");
            typed.put("seen", preview.text().replaceAll("(?s).*name=\"seen\" value=\"([^\"]+)\".*", "$1"));
            var before = deadline(ledger, letter, "REPLY").path("dueAt").asString();
            assertThat(WebForm.done(admin.post("/calendar/record", typed))).isEqualTo("/calendar?year=2027");
            await().atMost(SOON)
                    .untilAsserted(() -> assertThat(deadline(ledger, letter, "REPLY")
                                    .path("dueAt")
                                    .asString())
                            .isGreaterThan(before));

            for (var bad : List.of(
                    "",
                    "date,type\n",
                    "date,type,name\n2028-05-01,holiday,劳动节\n",
                    "date,type,name\n2027-01-01,holiday,元旦\n2028-01-01,holiday,元旦\n",
                    "\u0000")) {
                assertThat(upload(admin, bad).status()).as(bad).isEqualTo(422);
            }
            assertThat(upload(new WebForm(ledger, "leader"), csv).status()).isEqualTo(403);
        }
    }

    @Test
    void givenAWorkbook_whenItIsUploaded_thenItFillsTheFormAsTheSameCsvDoes() throws IOException {
        var admin = new WebForm(TestLedger.shared(), "admin");
        var days = LocalDate.now(WorkCalendar.ZONE).getYear() + 1 + "-%02d-%02d";
        var first = days.formatted(1, 1);
        var saturday = days.formatted(2, 20);
        var typed = xlsx(
                List.of(first, "holiday", "元旦, 𠮷"), List.of("", "", ""), List.of(saturday, "makeup-workday", "春节"));
        var dated = xlsx(
                List.of(LocalDate.parse(first), "holiday", "元旦, 𠮷"),
                List.of(LocalDate.parse(saturday), "makeup-workday", "春节"));
        for (var workbook : List.of(typed, dated)) {
            var filled = upload(admin, workbook);
            assertThat(filled.status()).as("%s", filled).isEqualTo(200);
            assertThat(filled.text()).contains(first + " 元旦, 𠮷", saturday + " 春节");
        }

        for (var bad : Map.of(
                        xlsx(List.of(first, "休")),
                        "XLSX 第 2 行：类型“休”应为",
                        xlsx(List.of("2027年1月1日", "holiday", "元旦")),
                        "XLSX 第 2 行：日期“2027年1月1日”应写作",
                        xlsx(List.of(first, "holiday", "元旦", "备注")),
                        "XLSX 第 2 行：应有 3 列，实有 4 列",
                        xlsx(List.of(days.formatted(5, 1), "holiday", "劳动节")),
                        "XLSX 第 2 行：" + first.substring(0, 4) + " 年缺少元旦",
                        xlsx(),
                        "XLSX：没有任何日期",
                        new byte[] {'P', 'K', 3, 4, 9, 9},
                        "文件 不是有效的 XLSX 文件",
                        HexFormat.of().parseHex("d0cf11e0a1b11ae1"),
                        "请另存为 .xlsx 或 CSV",
                        "%PDF-1.7\n\u0001".getBytes(StandardCharsets.UTF_8),
                        "应为 CSV（UTF-8 编码）或 XLSX 文件",
                        "date,type,name\n2027-01-01,holiday,元旦\n".getBytes(Charset.forName("GB18030")),
                        "不是 UTF-8 编码",
                        new byte[256 * 1024 + 1],
                        "请选择不超过256 KB 的 CSV 或 XLSX 文件")
                .entrySet()) {
            var answer = upload(admin, bad.getKey());
            assertThat(answer.status()).as(bad.getValue()).isEqualTo(422);
            assertThat(answer.text()).contains(bad.getValue());
        }
        var wrong = xlsx(List.of(first, "holidays", "New Year"));
        var english = new LoginForm(TestLedger.shared()).session("admin").inEnglish();
        assertThat(english.with("Accept", "text/html")
                        .upload("/calendar/upload", Map.of(), new Upload("file", "a", wrong))
                        .text())
                .contains("XLSX, line 2: the type &#39;holidays&#39; must be holiday or");
        assertThat(upload(new WebForm(TestLedger.shared(), "leader"), typed).status())
                .isEqualTo(403);
    }

    /** A workbook with this header and these rows below it, with dates as a spreadsheet has them. */
    private static byte[] xlsx(List<?>... rows) throws IOException {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            var date = workbook.createCellStyle();
            date.setDataFormat(workbook.createDataFormat().getFormat("yyyy/m/d"));
            var sheet = workbook.createSheet("放假安排");
            var all = new ArrayList<List<?>>(List.of(List.of("date", "type", "name")));
            all.addAll(List.of(rows));
            for (int i = 0; i < all.size(); i++) {
                var row = sheet.createRow(i);
                for (var value : all.get(i)) {
                    var cell = row.createCell(Math.max(row.getLastCellNum(), 0));
                    if (value instanceof LocalDate day) {
                        cell.setCellValue(day);
                        cell.setCellStyle(date);
                    } else {
                        cell.setCellValue(value.toString());
                    }
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static Answer upload(WebForm form, String csv) {
        return upload(form, csv.getBytes(StandardCharsets.UTF_8));
    }

    private static Answer upload(WebForm form, byte[] file) {
        return form.upload("/calendar/upload", Map.of(), new Upload("file", "cn", file));
    }

    private static Answer send(WebForm form, int year, String holidays) {
        return form.send(
                "/calendar/record", Map.of("year", Integer.toString(year), "source", "7号", "holidays", holidays));
    }
}
