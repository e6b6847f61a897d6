package org.caseledger.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.caseledger.api.complaints.ArrivingEvidence;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.web.uploads.EvidenceFile;
import org.caseledger.command.gate.RequestId;
import org.caseledger.events.CaseId;
import org.caseledger.vault.SealedFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files come with a receipt, on the page and over HTTP: with the case, or not at all. */
class EvidenceAtIntakeIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String SCAN = "%PDF-1.7\n超市小票";
    private static final String PHOTO = "%PDF-1.7\n过期酸奶的照片";

    private static Upload file(String name, String text) {
        return new Upload("evidence", name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> typed(String key) {
        var typed = new LinkedHashMap<String, String>();
        typed.put("key", key);
        typed.put("kind", "COMPLAINT");
        typed.put("channel", "PHONE");
        typed.put("complainant.name", "林晚");
        typed.put("complainant.phone", "13800000000");
        typed.put("narrative.text", "买到过期酸奶。");
        return typed;
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static Answer send(Map<String, String> typed, Upload... files) {
        return new WebForm(LEDGER, "intake").upload("/intake", typed, files);
    }

    private static long kept() {
        return LEDGER.bean(SealedFiles.class).count();
    }

    private static String api(Answer done) {
        return WebForm.done(done).replace("/cases/", "/api/complaints/").replaceFirst("\\?.*", "");
    }

    @Test
    void givenFilesAreChosen_whenTheFormIsSent_thenTheCaseHasThemFromItsReceiptOn() {
        var head = LEDGER.head();
        var id = api(send(typed(key()), file("小票𠮷.pdf", SCAN), file("照片.pdf", PHOTO)));

        var listed = LEDGER.as("intake").get(id + "/evidence").json();
        assertThat(listed.valueStream().map(one -> one.get("name").asString())).containsExactly("小票𠮷.pdf", "照片.pdf");
        var received = LEDGER.recordedAfter(head).get(0);
        assertThat(received.type()).isEqualTo("ComplaintReceived");
        assertThat(listed.valueStream().map(one -> one.get("position").asLong()))
                .containsOnly(received.position());
        assertThat(received.payload()).doesNotContain("小票𠮷", "照片");
        assertThat(LEDGER.as("intake")
                        .get(id + "/evidence/" + Cases.digest(SCAN))
                        .text())
                .isEqualTo(SCAN);
        assertThat(new WebForm(LEDGER, "intake").open(id.replace("/api/complaints/", "/cases/")))
                .satisfies(page -> assertThat(page.text()).contains("小票𠮷.pdf", "随附证据2份"));
    }

    @Test
    void givenAFileIsNotTaken_whenTheFormIsSent_thenNothingIsRecordedAndItSaysWhichAndWhy() {
        var head = LEDGER.head();
        var before = kept();

        var page = send(
                typed(key()), file("小票.pdf", SCAN), file("照片.jpg", PHOTO), file("程序.exe", "MZ"), file("空.pdf", ""));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text())
                .contains("id=\"evidence-wrong\"", "文件内容与名称“照片.jpg”不符")
                .contains("文件“程序.exe”：不接受此类文件", "文件“空.pdf”：文件为空")
                .contains("请重新选择：小票.pdf、照片.jpg、程序.exe、空.pdf")
                .contains("value=\"林晚\"", "买到过期酸奶。");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void givenAnotherLanguage_whenAFileIsNotTaken_thenItIsToldInIt() {
        var english = LEDGER.as("intake")
                .with("Accept-Language", "en")
                .upload(
                        "/api/complaints",
                        Map.of("complaint", Cases.RECEIPT),
                        file("photo.jpg", PHOTO),
                        file("empty.pdf", ""));

        assertThat(english.json().get("fields").get("evidence").asString())
                .isEqualTo("The content of the file does not match its name “photo.jpg”;"
                        + " File “empty.pdf”: The file is empty");
    }

    @Test
    void givenTheSameFormTwice_thenThereIsOneCaseAndEachFileOnce() {
        var key = key();
        var before = kept();

        var once = send(typed(key), file("小票.pdf", SCAN), file("又一份.pdf", SCAN));
        var head = LEDGER.head();
        var twice = send(typed(key), file("小票.pdf", SCAN), file("又一份.pdf", SCAN));

        assertThat(api(twice)).isEqualTo(api(once));
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
        assertThat(kept()).isEqualTo(before + 1);
        assertThat(LEDGER.as("intake").get(api(once) + "/evidence").json()).hasSize(1);
    }

    @Test
    void givenTheSameKeyWithAnotherFile_thenItIsNoRepetitionAndNothingIsRecorded() {
        var key = key();
        send(typed(key), file("小票.pdf", SCAN));
        var head = LEDGER.head();
        var before = kept();

        var other = send(typed(key), file("小票.pdf", PHOTO));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.text()).contains("此表已提交过其他内容");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void givenARuleRefusesTheReceipt_thenNoFileIsKept() {
        var before = kept();
        var typed = typed(key());
        typed.put("occurredAt", "2020-01-01T09:00");

        var refused = send(typed, file("小票.pdf", SCAN));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("请重新选择：小票.pdf");
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    void givenACrashAfterAFileWasKept_whenTheSameFormIsSentAgain_thenTheCaseBeginsWithAllOfThem() {
        var key = key();
        var caseId = new CaseId(RequestId.named("intake", key).caseId());
        var files = LEDGER.bean(SealedFiles.class);
        files.keep(caseId, SCAN.getBytes(StandardCharsets.UTF_8), "pdf");

        var id = api(send(typed(key), file("小票.pdf", SCAN), file("照片.pdf", PHOTO)));

        assertThat(id).endsWith(caseId.toString());
        assertThat(files.of(caseId)).hasSize(2);
        assertThat(LEDGER.as("intake").get(id + "/evidence").json()).hasSize(2);
    }

    @Test
    void givenAFileThatIsTooLarge_whenSentWithoutScript_thenTheFormComesBack() {
        var bytes = Arrays.copyOf(SCAN.getBytes(StandardCharsets.UTF_8), EvidenceFile.LARGEST + 1);

        var page = send(typed(key()), new Upload("evidence", "大.pdf", bytes));

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("文件“大.pdf”：文件超过20 MB", "value=\"林晚\"");
    }

    @Test
    void givenMoreFilesThanComeWithAReceipt_thenThatIsTold() {
        var files = IntStream.rangeClosed(0, ArrivingEvidence.MOST)
                .mapToObj(n -> file(n + ".pdf", SCAN + n))
                .toArray(Upload[]::new);

        assertThat(send(typed(key()), files).text()).contains("一次最多附20个文件");
        var most = Arrays.copyOf(files, ArrivingEvidence.MOST);
        var id = api(send(typed(key()), most));
        assertThat(LEDGER.as("intake").get(id + "/evidence").json()).hasSize(ArrivingEvidence.MOST);
    }

    @Test
    void givenNoFileIsChosen_thenTheCaseHasNone() {
        var id = api(send(typed(key()), new Upload("evidence", "", new byte[0])));

        assertThat(LEDGER.as("intake").get(id + "/evidence").text()).isEqualTo("[]");
    }

    @Test
    void givenAProgramSendsTheReceiptWithItsFiles_thenOnceUnderEachKey() {
        var caller = LEDGER.as("intake").with("Idempotency-Key", key());
        var said = Map.of("complaint", Cases.RECEIPT);
        var before = kept();

        var once = caller.upload("/api/complaints", said, file("小票.pdf", SCAN));
        var twice = caller.upload("/api/complaints", said, file("小票.pdf", SCAN));
        var other = caller.upload("/api/complaints", said, file("小票.pdf", PHOTO));

        assertThat(once.status()).as("%s", once).isEqualTo(201);
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(other.status()).isEqualTo(422);
        assertThat(kept()).isEqualTo(before + 1);
        var listed =
                LEDGER.as("intake").get(once.header("Location") + "/evidence").json();
        assertThat(listed.get(0).get("sha256").asString()).isEqualTo(Cases.digest(SCAN));
    }

    @Test
    void givenAProgramSendsWhatIsNotTaken_thenItIsToldAtItsField() {
        var caller = LEDGER.as("intake");
        var head = LEDGER.head();

        var wrong = caller.upload("/api/complaints", Map.of("complaint", Cases.RECEIPT), file("照片.jpg", PHOTO));
        var without = caller.upload("/api/complaints", Map.of(), file("小票.pdf", SCAN));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().get("fields").propertyNames()).containsExactly("evidence");
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json().get("fields").propertyNames()).containsExactly("complaint");
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
    }

    @Test
    void givenAReceiptNamesAFileThatDoesNotComeWithIt_thenItIsRefused() {
        var named = Cases.RECEIPT.replaceFirst(
                "\\{", "{\"evidence\":[{\"name\":\"小票\",\"sha256\":\"%s\"}],".formatted(Cases.digest(SCAN)));

        var refused = LEDGER.as("intake").post("/api/complaints", named);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("EVIDENCE_KEPT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"handler", "auditor", "admin"})
    void whoMayNotReceiveIsRefusedAndNoFileIsKept(String person) {
        var before = kept();

        var refused =
                LEDGER.as(person).upload("/api/complaints", Map.of("complaint", Cases.RECEIPT), file("照片.jpg", PHOTO));

        assertThat(refused.status()).as("%s", refused).isEqualTo(403);
        assertThat(kept()).isEqualTo(before);
    }
}
