package org.caseledger.api.papers;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.reader.ContentExtractor;
import org.ofdrw.reader.OFDReader;

/** Papers of cases over HTTP: issued under numbers without gaps, kept, delivered, checked. */
class PapersIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String ACCEPTANCE =
            "{\"kind\":\"ACCEPTANCE\",\"typed\":{\"contact\":\"何岸\",\"contact.phone\":\"028-87920000\"}}";

    private static Answer issue(String person, String id, String body) {
        return LEDGER.as(person).post(id + "/papers", body);
    }

    @Test
    void givenAnAcceptedCase_whenThePaperIsIssued_thenAllFormatsNameCaseAndNumber(@TempDir Path folder)
            throws IOException {
        var id = LEDGER.cases().accepted();
        assertThat(LEDGER.as("handler").get(id + "/paper-offers").text())
                .isEqualTo("[\"REGISTRATION\",\"ACCEPTANCE\"]");
        var issued = issue("handler", id, ACCEPTANCE);
        assertThat(issued.status()).as("%s", issued).isEqualTo(201);
        var number = issued.field("number");
        assertThat(number).matches("郫市监投受〔2[0-9]{3}〕第[0-9]+号");

        var pdf = open(id, "pdf");
        var docx = open(id, "docx");
        var ofd = open(id, "ofd");
        var files = issued.json().get("files");
        assertThat(files.get("PDF").asString()).isEqualTo(sha256(pdf));
        assertThat(files.get("DOCX").asString()).isEqualTo(sha256(docx));
        assertThat(files.get("OFD").asString()).isEqualTo(sha256(ofd));
        assertThat(open(id, "pdf")).as("printed again").isEqualTo(pdf);
        for (var text : List.of(pdf(pdf), docx(docx), ofd(ofd, folder))) {
            assertThat(text.replaceAll("\\s", ""))
                    .contains("投诉受理决定书", number, "林晚", "餐馆", "何岸", "028-87920000", "我局决定受理")
                    .contains("（印章）", "核验：扫描右侧二维码，或向本局提供文号");
        }
        assertThat(LEDGER.as("supervisor").get(id + "/history").text()).contains("制发投诉受理决定书");
    }

    @Test
    void givenAPaper_whenDeliveredAndReceived_thenBothAreRecordedInThatOrder() {
        var id = LEDGER.cases().accepted();
        var number = issue("handler", id, ACCEPTANCE).field("number");
        var receipt = "{\"paper\":\"%s\",\"outcome\":\"CAME_BACK\",\"note\":\"查无此人\"}".formatted(number);
        refused(
                LEDGER.as("handler")
                        .post(id + "/record-delivery", "{\"paper\":\"某号\",\"to\":\"投诉人\",\"way\":\"MAIL\"}"),
                "PAPER_ISSUED");
        LEDGER.cases()
                .give(
                        "handler",
                        id,
                        "record-delivery",
                        "{\"paper\":\"%s\",\"to\":\"投诉人\",\"way\":\"MAIL\"}".formatted(number));
        LEDGER.cases().give("handler", id, "record-receipt", receipt);
        var listed = LEDGER.as("handler").get(id + "/papers").json().get(0);
        assertThat(listed.get("deliveries").get(0).get("way").asString()).isEqualTo("MAIL");
        assertThat(listed.get("receipts").get(0).get("note").asString()).isEqualTo("查无此人");
    }

    @Test
    void givenTheWrongPersonOrStep_whenIssued_thenRefusedAndNoNumberIsTaken() {
        var id = LEDGER.cases().accepted();
        refused(issue("intake", id, ACCEPTANCE), "PAPER_TO_ISSUE");
        assertThat(issue("auditor", id, ACCEPTANCE).status()).isEqualTo(403);
        assertThat(issue("admin", id, ACCEPTANCE).status()).isEqualTo(403);
        refused(issue("handler", id, "{\"kind\":\"REFUSAL\"}"), "PAPER_TO_ISSUE");
        var missing = issue("handler", id, "{\"kind\":\"ACCEPTANCE\",\"typed\":{}}");
        assertThat(missing.status()).isEqualTo(400);
        assertThat(missing.text()).contains("contact.phone").contains("请填写此项");
        assertThat(LEDGER.as("handler")
                        .post(
                                id + "/issue-paper",
                                "{\"kind\":\"ACCEPTANCE\",\"series\":\"x\",\"serial\":1,\"files\":{}}")
                        .status())
                .isEqualTo(404);
        long before = serial(issue("handler", id, ACCEPTANCE));
        refused(issue("intake", id, ACCEPTANCE), "PAPER_TO_ISSUE");
        assertThat(serial(issue("handler", id, ACCEPTANCE))).isEqualTo(before + 1);
    }

    @Test
    void givenTheSameRequestTwice_whenIssued_thenOnePaperIsAnswered() {
        var id = LEDGER.cases().accepted();
        var caller = LEDGER.as("handler").with("Idempotency-Key", "paper-once");
        var once = caller.post(id + "/papers", ACCEPTANCE);
        var twice = caller.post(id + "/papers", ACCEPTANCE);
        assertThat(twice.text()).isEqualTo(once.text());
        assertThat(LEDGER.as("handler").get(id + "/papers").json().size()).isEqualTo(1);
    }

    @Test
    void givenTwoNodes_whenManyIssueAtOnce_thenNumbersHaveNeitherGapsNorDoubles() throws Exception {
        try (var pool = TestDatabase.fresh();
                var one = TestLedger.start(pool.getJdbcUrl(), TestLedger.newData());
                var other = TestLedger.start(pool.getJdbcUrl(), one.data())) {
            var all = new ArrayList<Callable<Answer>>();
            for (int i = 0; i < 12; i++) {
                var id = one.cases().accepted();
                Caller caller = (i % 2 == 0 ? one : other).as("handler");
                all.add(() -> caller.post(id + "/papers", ACCEPTANCE));
            }
            var threads = Executors.newFixedThreadPool(6);
            var serials = new ArrayList<Long>();
            for (var answer : threads.invokeAll(all)) {
                serials.add(serial(answer.get()));
            }
            threads.shutdown();
            assertThat(serials).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        }
    }

    @Test
    void givenAFile_whenCheckedByItsNumber_thenItIsTheSameOrIsNot() throws IOException {
        var id = LEDGER.cases().accepted();
        var number = issue("handler", id, ACCEPTANCE).field("number");
        var pdf = open(id, "pdf");
        assertThat(check(number, pdf)).contains("文件与制发时一致");
        pdf[pdf.length - 10] ^= 1;
        assertThat(check(number, pdf)).contains("文件与制发时不一致");
        assertThat(check("郫市监投受〔2001〕第1号", pdf)).contains("台账中没有此文号的文书");
    }

    @Test
    void givenTheCasePage_whenAPaperIsPreviewedAndIssued_thenItIsListed() {
        var id = LEDGER.cases().accepted();
        var page = "/cases/" + id.replaceFirst(".*/", "") + "/papers";
        var handler = new WebForm(LEDGER, "handler");
        assertThat(handler.open(page).text()).contains("投诉受理决定书", "尚未制发文书");
        var form = page + "/new/ACCEPTANCE";
        assertThat(handler.open(form).text()).contains("联系人", "预览").doesNotContain("name=\"issue\"");
        var missing = handler.send(form, Map.of("preview", "true", "contact", ""));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("联系人：", "请填写此项");
        var typed = Map.of("contact", "何岸", "contact.phone", "028-87920000");
        var preview = new HashMap<>(typed);
        preview.put("preview", "true");
        assertThat(handler.send(form, preview).text()).contains("林晚：", "我局决定受理", "第＿号", "name=\"issue\"");
        var issue = new HashMap<>(typed);
        issue.put("issue", "true");
        assertThat(handler.send(form, issue).status()).isEqualTo(302);
        assertThat(handler.open(page).text())
                .contains("〕第", "登记送达", "/papers/1/pdf", "/papers/1/ofd", "/papers/1/docx")
                .doesNotContain("尚未制发文书");
        assertThat(handler.open(page.replace("/papers", "/do/record-delivery")).text())
                .contains("送达对象", "郫市监投受〔");
        assertThat(new WebForm(LEDGER, "intake").open(form).status()).isEqualTo(404);
    }

    private static String check(String number, byte[] file) {
        return new WebForm(LEDGER, "head")
                .upload("/papers/check", Map.of("number", number), new Caller.Upload("file", "paper.pdf", file))
                .text();
    }

    private static byte[] open(String id, String format) {
        var file = LEDGER.as("handler").get(id + "/papers/1/" + format);
        assertThat(file.status()).as("%s", file).isEqualTo(200);
        return file.response().body();
    }

    private static long serial(Answer issued) {
        assertThat(issued.status()).as("%s", issued).isEqualTo(201);
        return Long.parseLong(issued.field("number").replaceAll(".*第([0-9]+)号", "$1"));
    }

    private static void refused(Answer answer, String rule) {
        assertThat(answer.status()).as("%s", answer).isBetween(403, 422);
        assertThat(answer.field("rule")).isEqualTo(rule);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String pdf(byte[] bytes) throws IOException {
        try (var document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String docx(byte[] bytes) throws IOException {
        try (var document = new XWPFDocument(new ByteArrayInputStream(bytes));
                var text = new XWPFWordExtractor(document)) {
            return text.getText();
        }
    }

    private static String ofd(byte[] bytes, Path folder) throws IOException {
        var file = Files.write(folder.resolve("paper.ofd"), bytes);
        try (var reader = new OFDReader(file)) {
            return new ContentExtractor(reader).extractAll().stream().collect(joining());
        }
    }
}
