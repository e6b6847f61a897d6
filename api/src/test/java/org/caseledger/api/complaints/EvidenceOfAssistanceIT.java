package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.events.CaseId;
import org.caseledger.vault.SealedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files come with a report on an assistance (P9.01): with the report, or not at all. */
class EvidenceOfAssistanceIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String SCAN = "%PDF-1.7\n进货票据";
    private static final String PHOTO = "%PDF-1.7\n仓库的照片";
    private static final String REPORT = "{\"answer\":\"票据齐全\"}";

    private static Upload file(String name, String text) {
        return new Upload("evidence", name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String assisted() {
        var id = LEDGER.cases().accepted();
        var asked = "{\"unit\":\"HONGGUANG\",\"what\":\"请核查红光镇仓库的进货票据\"}";
        LEDGER.cases().give("dispatcher", id, "ask-assistance", asked);
        return id;
    }

    private static CaseId caseId(String id) {
        return new CaseId(UUID.fromString(id.substring(id.lastIndexOf('/') + 1)));
    }

    private static int kept(String id) {
        return LEDGER.bean(SealedFiles.class).of(caseId(id)).size();
    }

    private static Answer sends(String id, String answer, Upload... files) {
        var key = UUID.randomUUID().toString();
        return new WebForm(LEDGER, "handler2")
                .upload(
                        id.replace("/api/complaints/", "/cases/") + "/do/answer-assistance",
                        Map.of("key", key, "answer", answer),
                        files);
    }

    private static Answer reports(String person, String id, String json, Upload... files) {
        return LEDGER.as(person).upload(id + "/answer-assistance", Map.of("command", json), files);
    }

    @Test
    void givenFilesAreChosen_whenTheReportIsSent_thenTheLeadUnitHasThemWithTheReport() {
        var id = assisted();
        var head = LEDGER.head();

        var done = sends(id, "票据齐全", file("票据𠮷.pdf", SCAN), file("照片.pdf", PHOTO));

        assertThat(WebForm.done(done)).startsWith(id.replace("/api/complaints/", "/cases/"));
        var report = LEDGER.recordedAfter(head).get(0);
        assertThat(report.type()).isEqualTo("AssistanceAnswered");
        assertThat(report.payload()).doesNotContain("票据𠮷", "照片");
        var listed = LEDGER.as("handler").get(id + "/evidence").json();
        assertThat(listed.valueStream().map(one -> one.get("name").asString())).containsExactly("票据𠮷.pdf", "照片.pdf");
        assertThat(listed.valueStream().map(one -> one.get("position").asLong()))
                .containsOnly(report.position());
        for (var person : new String[] {"handler", "handler2"}) {
            assertThat(LEDGER.as(person)
                            .get(id + "/evidence/" + Cases.digest(SCAN))
                            .text())
                    .isEqualTo(SCAN);
        }
        var page = new WebForm(LEDGER, "handler").open(id.replace("/api/complaints/", "/cases/"));
        assertThat(page.text()).contains("票据齐全，证据：票据𠮷.pdf、照片.pdf", "/evidence/");
    }

    @Test
    void givenAFileIsNotTaken_whenTheReportIsSent_thenNothingIsRecordedAndItSaysWhichAndWhy() {
        var id = assisted();
        var head = LEDGER.head();

        var page = sends(id, "票据齐全", file("票据.pdf", SCAN), file("照片.jpg", PHOTO));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("id=\"evidence-wrong\"", "文件内容与名称“照片.jpg”不符")
                .contains("本次未提交成功，文件未保存，请重新选择：票据.pdf、照片.jpg", "票据齐全");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
        assertThat(kept(id)).isZero();
    }

    @Test
    void givenARuleRefusesTheReport_thenNoFileIsKept() {
        var id = assisted();

        var page = sends(id, "。", file("票据.pdf", SCAN));
        var program = reports("handler2", id, "{\"answer\":\"。\"}", file("票据.pdf", SCAN));
        var ahead = "{\"answer\":\"票据齐全\",\"occurredAt\":\"2099-01-01T00:00:00Z\"}";
        var later = reports("handler2", id, ahead, file("票据.pdf", SCAN));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("请重新选择：票据.pdf");
        assertThat(program.field("rule")).isEqualTo("REASON_IN_WORDS");
        assertThat(later.field("rule")).isEqualTo("NOT_IN_THE_FUTURE");
        assertThat(kept(id)).isZero();
    }

    @Test
    void givenAProgramReportsWithItsFiles_thenOnceUnderEachKey() {
        var id = assisted();
        var caller =
                LEDGER.as("handler2").with("Idempotency-Key", UUID.randomUUID().toString());
        var said = Map.of("command", REPORT);
        var address = id + "/answer-assistance";

        var once = caller.upload(address, said, file("票据.pdf", SCAN));
        var head = LEDGER.head();
        var twice = caller.upload(address, said, file("票据.pdf", SCAN));
        var other = caller.upload(address, said, file("票据.pdf", PHOTO));

        assertThat(once.status()).as("%s", once).isEqualTo(200);
        assertThat(twice.status()).as("%s", twice).isEqualTo(200);
        assertThat(other.status()).isEqualTo(422);
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
        assertThat(kept(id)).isOne();
    }

    @ParameterizedTest
    @CsvSource({"handler, 422", "dispatcher, 422", "intake, 403", "auditor, 403", "admin, 403"})
    void whoMayNotReportIsRefusedAndNoFileIsKept(String person, int status) {
        var id = assisted();

        var refused = reports(person, id, REPORT, file("票据.pdf", SCAN));

        assertThat(refused.status()).as("%s", refused).isEqualTo(status);
        assertThat(kept(id)).isZero();
    }

    @Test
    void givenASecretCase_whenSomebodyReportsWhomItDoesNotName_thenNoFileIsKept() {
        var id = assisted();
        var named = "{\"ground\":\"TRADE\",\"people\":[\"leader\",\"handler\"],\"why\":\"涉及未公开的配方\"}";
        LEDGER.cases().give("leader", id, "mark-secret", named);

        var refused = reports("handler2", id, REPORT, file("票据.pdf", SCAN));

        assertThat(refused.field("rule")).isEqualTo("SECRET_FOR_NAMED_PEOPLE");
        assertThat(kept(id)).isZero();
    }

    @Test
    void givenAReportNamesAFileThatDoesNotComeWithIt_thenItIsRefused() {
        var id = assisted();
        var named = "{\"answer\":\"票据齐全\",\"evidence\":[{\"name\":\"票据\",\"sha256\":\"%s\"}]}"
                .formatted(Cases.digest(SCAN));

        var refused = LEDGER.as("handler2").post(id + "/answer-assistance", named);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("EVIDENCE_KEPT");
    }

    @Test
    void givenTheCaseKeepsAsManyAsItCan_whenMoreCome_thenThatIsToldAndNothingIsRecorded() {
        var id = assisted();
        var files = LEDGER.bean(SealedFiles.class);
        IntStream.range(0, 200)
                .forEach(n -> files.keep(caseId(id), (SCAN + n).getBytes(StandardCharsets.UTF_8), "pdf"));
        var head = LEDGER.head();

        var page = sends(id, "票据齐全", file("票据.pdf", SCAN));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("id=\"evidence-wrong\"", "一件最多保存200个文件");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
        assertThat(kept(id)).isEqualTo(200);
    }

    @Test
    void givenACommandWithWhichNoFilesCome_whenSentWithSome_thenTheFormIsNotKnown() {
        var id = assisted();

        var answer = LEDGER.as("handler2")
                .upload(id + "/return-assistance", Map.of("command", "{\"reason\":\"仓库不在本辖区\"}"), file("票据.pdf", SCAN));

        assertThat(answer.status()).isEqualTo(415);
        assertThat(reports("handler2", id, "[]", file("票据.pdf", SCAN)).status()).isEqualTo(400);
        assertThat(LEDGER.as("handler2")
                        .upload(id + "/answer-assistance", Map.of(), file("票据.pdf", SCAN))
                        .json()
                        .get("fields")
                        .propertyNames())
                .containsExactly("command");
        assertThat(kept(id)).isZero();
    }
}
