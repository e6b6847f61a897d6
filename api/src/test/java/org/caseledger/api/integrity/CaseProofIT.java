package org.caseledger.api.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.CaseId;
import org.caseledger.events.CompanionStream;
import org.caseledger.proof.PublishedLog;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** Who may have a case file, and what is in it for whom. */
class CaseProofIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private final String id = LEDGER.cases().replied();

    private Answer proof(String person) {
        return LEDGER.as(person).get(id + "/proof");
    }

    private static Map<String, String> files(Answer answer) throws Exception {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return CaseFileCheck.files(answer.response().body());
    }

    private static final String LOCAL = "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\+08:00";

    @Test
    void theCourseIsToldInTheWordsOfTheHistory_lineByLineWithItsRecord_andNoNote() throws Exception {
        var note = "{\"text\":\"内部：当事人情绪激动\"}";
        assertThat(LEDGER.as("handler").post(id + "/write-note", note).status()).isEqualTo(200);
        var course = files(proof("handler")).get("course.html");
        var history = LEDGER.as("handler").get(id + "/history").json();
        assertThat(history.size()).isGreaterThan(5);
        for (var step : history) {
            var zh = step.path("zh").asString();
            var record = "events/%06d".formatted(step.path("sequence").asInt());
            boolean isNote = step.path("type").asString().equals("NoteWritten");
            assertThat(course.lines().filter(line -> line.contains("<td>" + record + "</td>")))
                    .singleElement()
                    .asString()
                    .contains(HtmlUtils.htmlEscape(isNote ? "内部备注，内容不在本案卷中" : zh, "UTF-8"))
                    .contains(step.path("role").asString().equals("SYSTEM") ? "系统" : "（")
                    .containsPattern(LOCAL);
        }
        assertThat(course)
                .startsWith("<!doctype html>")
                .contains("编号 · Case: " + LEDGER.as("handler").get(id).field("number"))
                .contains("（承办人，", "<p lang=\"en\">")
                .doesNotContain("情绪激动", "林晚", "13800000000", "已责令整改");
    }

    @Test
    void aRedactedCopyHasNoCourse() throws Exception {
        var redacted = LEDGER.as("handler").get(id + "/proof?redact=ComplaintReceived.narrative");
        assertThat(files(redacted)).doesNotContainKeys("course.html", "deadlines.txt");
        assertThat(files(proof("handler"))).containsKeys("course.html", "deadlines.txt");
    }

    private static String key() {
        return LEDGER.bean(PublishedLog.class).keys().get(0).verifier().toString();
    }

    @Test
    void theProgramInTheFileAgreesWithIt() throws Exception {
        LEDGER.as("handler").get(id + "/sealed");
        LEDGER.as("handler").post(id + "/archive-complaint", "{\"present\":[],\"missing\":{}}");
        var answer = proof("auditor");

        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition"))
                .matches("attachment; filename=\"case-[0-9a-f-]{36}-[0-9]+\\.zip\"");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        var said = CaseFileCheck.run(answer.response().body(), key());
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text())
                .contains("ALL RIGHT", "ComplaintReceived", "ComplaintReplied", "handler")
                .contains("refusals: 1", "AttemptRefused", "openings: 1", "SealedDataOpened")
                .contains("manifest: 签名有效 / valid: 账本")
                .doesNotContain("NOTE: no signature of the log over the list");
        var files = files(answer);
        assertThat(files.get("deadlines.txt")).startsWith("时限计算书\n编号：").contains("现用版本", "现用日历", "截至");
        assertThat(files.get("EVIDENCE.md"))
                .contains("第九十三条", id.replaceAll(".*/", ""))
                .containsPattern("记录时间 " + LOCAL + " 至 " + LOCAL + "。");
        assertThat(files.get("deadlines.txt")).containsPattern("届满：\\S+ \\S+ \\+08:00");
        assertThat(said.text()).containsPattern("events/000000  位置/position \\d+  " + LOCAL);
    }

    @Test
    void whatIsSealedIsNotInIt() throws Exception {
        var files = files(proof("intake"));
        assertThat(files.keySet()).anyMatch(name -> name.startsWith("events/000005."));
        assertThat(String.join("\n", files.values()))
                .contains("郫都区某餐馆", "XIPU")
                .doesNotContain("林晚", "13800000000", "异味", "已责令整改");
    }

    @Test
    void whatOthersTriedAndOpenedGoesToThoseWhoOverseeOnly() throws Exception {
        LEDGER.as("handler").get(id + "/sealed");
        for (var person : new String[] {"supervisor", "auditor", "head"}) {
            assertThat(files(proof(person))).containsKey("openings/000000.payload.json");
        }
        for (var person : new String[] {"intake", "handler", "leader"}) {
            var files = files(proof(person));
            assertThat(files.get("case.txt"))
                    .endsWith("refusals -\nopenings -\nfinding-answers -\nnoticed -\nstamps 0\n");
            assertThat(files.keySet()).noneMatch(name -> name.startsWith("openings"));
        }
    }

    @Test
    void takingACaseFileIsRecorded_isNoOpening_andMakesTheNextNoOther() throws Exception {
        proof("auditor");
        var head = LEDGER.head();
        var first = files(proof("auditor"));
        var again = files(proof("auditor"));
        for (var name : new String[] {"case.txt", "deadlines.txt", "course.html"}) {
            assertThat(again.get(name)).isEqualTo(first.get(name));
        }
        assertThat(LEDGER.head()).as("once a day for each who takes it").isEqualTo(head);
        var caseId = CaseId.of(id.replaceAll(".*/", ""));
        assertThat(LEDGER.bean(EventLog.class).readStream(CompanionStream.READS.of(caseId)))
                .anySatisfy(e -> assertThat(e.type() + e.metadata() + e.payload())
                        .contains("RecordsRead", "auditor", "CASE_FILE"));
    }

    @Test
    void whoMayNotReadTheCaseDoesNotGetIt() {
        assertThat(proof("handler2").problem()).isEqualTo("not-yours");
        assertThat(proof("admin").problem()).isEqualTo("not-yours");
        assertThat(LEDGER.as("auditor").get("/api/complaints/" + UUID.randomUUID() + "/proof"))
                .returns(404, Answer::status);
        assertThat(LEDGER.as("auditor").get("/api/complaints/x/proof").status()).isEqualTo(404);
    }

    @Test
    void whatIsNotSignedYetIsToldToComeLater() throws Exception {
        try (var ledger = TestLedger.onNewDatabase("--caseledger.log.sign=false", "--caseledger.export-patience=0s")) {
            var unsigned = ledger.cases().received();
            var answer = ledger.as("auditor").inEnglish().get(unsigned + "/proof");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("not-signed-yet");
            assertThat(answer.header("Retry-After")).isNotEmpty();
            assertThat(answer.field("detail")).contains("is not in the signed log yet");
        }
    }
}
