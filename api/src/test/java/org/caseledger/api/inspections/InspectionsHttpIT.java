package org.caseledger.api.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.Recurrence;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("P1.16 定期监督检查: the inspection sheet over HTTP")
class InspectionsHttpIT {
    private static final String PATH = "/api/inspections";
    private static final LocalDate TODAY = LocalDate.ofInstant(Instant.now(), WorkCalendar.ZONE);

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        var receipt = Cases.RECEIPT.replaceFirst(
                "\\{",
                "{\"occurredAt\":\"%s\",\"lateReason\":\"系统停机\","
                        .formatted(Instant.now().minus(Duration.ofDays(21))));
        var cases = ledger.cases();
        cases.accepted(cases.assigned(cases.classified(cases.received(receipt))));
        cases.replied(); // today: not of a period that is over
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String body(LocalDate first, LocalDate last, String unit) {
        return "{\"first\":\"%s\",\"last\":\"%s\"%s}"
                .formatted(first, last, unit == null ? "" : ",\"unit\":\"" + unit + "\"");
    }

    private static Answer prepare(String person, String body) {
        return ledger.as(person).post(PATH + "?after=" + ledger.head(), body);
    }

    private static Answer lastMonthOfXipu() {
        var prepared = prepare("supervisor", body(TODAY.minusDays(30), TODAY.minusDays(1), "XIPU"));
        assertThat(prepared.status()).as("%s", prepared).isEqualTo(201);
        return prepared;
    }

    private static Answer give(String person, String address, String command, String body) {
        return ledger.as(person).post(address + "/" + command, body);
    }

    private static JsonNode get(String person, String path) {
        var answer = ledger.as(person).get(path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String digest(Answer sheet) {
        return sheet.json().at("/sheet/digest").asString();
    }

    private static String signing(String digest) {
        return "{\"digest\":\"%s\",\"opinion\":\"同意\"}".formatted(digest);
    }

    @Test
    void aSheetIsPreparedRemarkedAnsweredSignedAndHandedOut() throws IOException {
        var prepared = lastMonthOfXipu();
        assertThat(prepared.json().at("/sheet/prepared/figures/RECEIVED").asInt())
                .isEqualTo(1);
        assertThat(prepared.json().at("/sheet/prepared/figures/ACCEPTED").asInt())
                .isEqualTo(1);
        assertThat(prepared.json().at("/sheet/prepared/position").asLong()).isEqualTo(ledger.head() - 1);
        var address = prepared.header("Location");
        var by = Instant.now().plus(Duration.ofDays(5));
        var remark =
                "{\"seen\":\"台账齐全，𠮷字号票据３份\",\"problems\":\"一件逾期\",\"asked\":\"说明原因\",\"by\":\"%s\"}".formatted(by);
        assertThat(give("head", address, "remark", remark).status()).isEqualTo(200);
        var tooEarly = give("leader", address, "sign-off", signing(digest(prepared)));
        assertThat(tooEarly.field("rule")).isEqualTo("SIGNED_SHEET");
        var read = ledger.as("leader").get(address);
        assertThat(give("leader", address, "sign-off", signing(digest(read))).field("rule"))
                .isEqualTo("ANSWER_AWAITED");
        assertThat(give("handler2", address, "answer", "{\"answer\":\"x\"}").field("rule"))
                .isEqualTo("OWN_UNIT");
        var answered = give("handler", address, "answer", "{\"answer\":\"检测耗时\"}");
        assertThat(answered.status()).as("%s", answered).isEqualTo(200);
        assertThat(answered.header("ETag")).isEqualTo("\"2\"");
        var signed = give("leader", address, "sign-off", signing(digest(answered)));
        assertThat(signed.status()).as("%s", signed).isEqualTo(200);
        assertThat(signed.json().at("/sheet/state").asString()).isEqualTo("SIGNED_OFF");
        assertThat(give("head", address, "remark", remark).field("rule")).isEqualTo("SHEET_CLOSED");
        onPaper(address, digest(signed));
        var listed = get("auditor", PATH + "?state=SIGNED_OFF&unit=XIPU");
        assertThat(listed.path("inspections").toString()).contains(signed.field("id"));
        assertThat(get("handler", PATH).toString()).contains(signed.field("id"));
        assertThat(get("handler2", PATH).toString()).doesNotContain(signed.field("id"));
        assertThat(get("head", "/api/activity?person=handler").toString()).contains("答复检查：检测耗时");
    }

    private static void onPaper(String address, String digest) throws IOException {
        var file = ledger.as("handler").get(address + "/document");
        assertThat(file.header("Content-Disposition")).contains("inspection.docx");
        try (var document =
                new XWPFDocument(new ByteArrayInputStream(file.response().body()))) {
            var text = document.getParagraphs().stream()
                    .map(XWPFParagraph::getText)
                    .collect(Collectors.joining("\n"));
            assertThat(text)
                    .contains(
                            "投诉举报处理工作检查表",
                            "犀浦市场监督管理所",
                            "状态：已签批",
                            "𠮷字号票据３份；问题：一件逾期；要求：说明原因",
                            "检测耗时（何岸",
                            "签批：同意（周衡",
                            digest);
            var figures = document.getTables().get(0);
            assertThat(figures.getRow(1).getCell(0).getText()).isEqualTo("收件");
            assertThat(figures.getRow(1).getCell(1).getText()).isEqualTo("1");
            assertThat(document.getTables()).hasSize(3);
        }
    }

    @Test
    void laterTheFiguresAreCountedAgainAsTheyWereThen() {
        var prepared = lastMonthOfXipu();
        ledger.cases().replied();
        var check = ledger.as("auditor").post(prepared.header("Location") + "/check", "");
        assertThat(check.status()).as("%s", check).isEqualTo(200);
        assertThat(check.json().path("differences").size()).isZero();
        assertThat(check.json().path("same").asInt()).isGreaterThan(20);
        assertThat(check.json().path("position")).isEqualTo(prepared.json().at("/sheet/prepared/position"));
    }

    @Test
    void whatIsDueIsTheLastWholePeriod_unitByUnit_untilItIsSigned() {
        var period = Recurrence.QUARTER.lastBefore(TODAY).orElseThrow();
        var due = get("leader", PATH + "/due");
        assertThat(due.path("first").asString()).isEqualTo(period.first().toString());
        assertThat(due.path("units"))
                .extracting(u -> u.path("unit").asString())
                .containsExactlyInAnyOrder("XIPU", "HONGGUANG", "BRIGADE", "FOOD");
        var sheet = prepare("head", body(period.first(), period.last(), "HONGGUANG"));
        assertThat(get("supervisor", PATH + "/due").toString()).contains(sheet.field("id"), "PREPARED");
        give("leader2", sheet.header("Location"), "sign-off", signing(digest(sheet)));
        var after = get("supervisor", PATH + "/due");
        assertThat(after.path("signedOff").asInt()).isEqualTo(1);
        assertThat(after.path("units"))
                .extracting(u -> u.path("unit").asString())
                .doesNotContain("HONGGUANG");
    }

    @Test
    void thePeriodIsOver_theUnitIsThere_andTheRoleIsRight() {
        for (var person : List.of("intake", "handler", "leader", "auditor", "admin")) {
            long head = ledger.head();
            var refused = prepare(person, body(TODAY.minusDays(9), TODAY.minusDays(1), "XIPU"));
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(ledger.recordedAfter(head))
                    .singleElement()
                    .satisfies(e -> assertThat(e.type()).isEqualTo("AttemptRefused"));
        }
        assertThat(prepare("head", body(TODAY.minusDays(9), TODAY, null)).field("rule"))
                .isEqualTo("PERIOD_OVER");
        assertThat(prepare("head", body(TODAY.minusDays(9), TODAY.minusDays(1), "MOON"))
                        .field("rule"))
                .isEqualTo("UNIT_KNOWN");
    }

    @Test
    void wrongInputIsNamed_andWhatIsNotThereIsNotFound() {
        var day = prepare("head", "{\"first\":\"2026-02-30\",\"last\":\"2026-03-01\"}");
        assertThat(day.status()).isEqualTo(400);
        assertThat(day.json().at("/fields/first").asString()).contains("2026-03-02");
        assertThat(prepare("head", "{}").json().path("fields").propertyNames())
                .containsExactlyInAnyOrder("first", "last");
        assertThat(ledger.as("head").get(PATH + "?first=March").problem()).isEqualTo("input");
        assertThat(ledger.as("head").get(PATH + "?state=LOST").problem()).isEqualTo("input");
        var nowhere = PATH + "/" + UUID.randomUUID();
        assertThat(ledger.as("head").get(nowhere).status()).isEqualTo(404);
        assertThat(give("head", nowhere, "remark", "{\"seen\":\"x\"}").status()).isEqualTo(404);
        assertThat(give("head", nowhere, "paint", "{}").status()).isEqualTo(404);
        var address = lastMonthOfXipu().header("Location");
        assertThat(give("head", address, "remark", "{\"seen\":\" \"}").problem())
                .isEqualTo("input");
        for (var person : List.of("intake", "legal", "admin", "handler2")) {
            assertThat(ledger.as(person).get(address).status()).as(person).isEqualTo(403);
            assertThat(ledger.as(person).get(address + "/document").status()).isEqualTo(403);
        }
        assertThat(ledger.as("handler").get(address).status()).isEqualTo(200);
        assertThat(ledger.as("leader").post(address + "/check", "").status()).isEqualTo(403);
        assertThat(ledger.as("handler").get(PATH + "/due").status()).isEqualTo(403);
    }

    @Test
    void sentAgainItIsTheSameSheet_andAnOldVersionIsNotActedOn() {
        var key = UUID.randomUUID().toString();
        var body = body(TODAY.minusDays(30), TODAY.minusDays(1), "BRIGADE");
        var caller = ledger.as("head").with("Idempotency-Key", key);
        var first = caller.post(PATH, body);
        ledger.cases().received();
        var again = caller.post(PATH, body);
        assertThat(again.text()).isEqualTo(first.text());
        var address = first.header("Location");
        give("supervisor", address, "remark", "{\"seen\":\"到场\"}");
        var stale = ledger.as("supervisor")
                .with("If-Match", first.header("ETag"))
                .post(address + "/remark", "{\"seen\":\"再到场\"}");
        assertThat(stale.status()).isEqualTo(412);
    }

    @Test
    void anUnknownRecurrenceIsReported() {
        assertThatThrownBy(() -> TestLedger.onNewDatabase("--caseledger.inspection.every=weekly"))
                .rootCause()
                .hasMessageContaining("half-year");
        try (var none = TestLedger.onNewDatabase("--caseledger.inspection.every=none")) {
            var due = none.as("head").get(PATH + "/due").json();
            assertThat(due.path("every").asString()).isEqualTo("NONE");
            assertThat(due.path("units").size()).isZero();
        }
    }
}
