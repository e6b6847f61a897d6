package org.caseledger.api.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.caseledger.api.dossier.SampleEvidence.Page;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.api.web.uploads.UploadBudget;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ofdrw.reader.OFDReader;

/** The dossier of an archived case over HTTP: who takes it, what is in it, what is recorded. */
@Tag("long")
@Tag("turn-1")
class DossierIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String ARCHIVE = """
            {"present":["REGISTRATION_FORM"],
             "missing":{"FEEDBACK_RECORD":"投诉人电话停机","HANDLING_OPINION":"留有纸质原件",
                        "INVESTIGATION_REPORT":"留有纸质原件"}}
            """;
    private static final String CONTACT = "\"typed\":{\"contact\":\"何岸\",\"contact.phone\":\"028-87920000\"}";
    private static final String COVER = "{\"kind\":\"DOSSIER\",\"typed\":{\"years\":\"10年\",\"archivist\":\"苏禾\"}}";

    /** A case with papers and these files as evidence, in the state before its archive. */
    private static String replied(Map<String, byte[]> files) {
        var id = LEDGER.cases().accepted();
        var named = files.entrySet().stream()
                .map(file -> "{\"name\":\"%s\",\"sha256\":\"%s\"}".formatted(file.getKey(), keep(id, file)))
                .collect(Collectors.joining(","));
        if (!files.isEmpty()) {
            LEDGER.cases()
                    .give(
                            "handler",
                            id,
                            "record-investigation",
                            "{\"onSite\":true,\"findings\":\"属实\",\"evidence\":[%s,{\"name\":\"过期面包两袋\"}]}"
                                    .formatted(named));
        }
        issue("handler", id, "{\"kind\":\"REGISTRATION\"}");
        issue("handler", id, "{\"kind\":\"ACCEPTANCE\",%s}".formatted(CONTACT));
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        LEDGER.cases().give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
        issue("handler", id, "{\"kind\":\"REPLY\",%s}".formatted(CONTACT));
        return id;
    }

    private static String keep(String id, Map.Entry<String, byte[]> file) {
        var upload = new Upload("file", file.getKey(), file.getValue());
        return LEDGER.as("handler").upload(id + "/evidence", Map.of(), upload).field("sha256");
    }

    private static void issue(String person, String id, String body) {
        var answer = LEDGER.as(person).post(id + "/papers", body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    }

    private static String covered(Map<String, byte[]> files) {
        var id = replied(files);
        LEDGER.cases().give("head", id, "archive-complaint", ARCHIVE);
        issue("head", id, COVER);
        return id;
    }

    private static Map<String, byte[]> files() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put(
                "合同.pdf",
                SampleEvidence.pdf(new Page(595, 842, 0, "contract-one"), new Page(842, 595, 90, "contract-two")));
        files.put("照片𠮷.jpg", SampleEvidence.picture(640, 480, "jpg"));
        files.put("截图.png", SampleEvidence.picture(300, 600, "png"));
        files.put("加密.pdf", SampleEvidence.encrypted("x"));
        files.put("坏.pdf", "%PDF-1.7 坏".getBytes(StandardCharsets.UTF_8));
        files.put("空.pdf", SampleEvidence.pdf(new Page[0]));
        files.put("录音.amr", "#!AMR\n声音".getBytes(StandardCharsets.UTF_8));
        files.put("副本.jpg", files.get("照片𠮷.jpg"));
        return files;
    }

    private static byte[] taken(String person, String id, String format) {
        var answer = LEDGER.as(person).get(id + "/dossier/" + format);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.response().body();
    }

    @Test
    void givenPapersAndEvidence_whenTaken_thenBothFilesHaveAllOfItInOrder(@TempDir Path folder) throws IOException {
        var id = covered(files());
        var bytes = taken("head", id, "pdf");
        try (var document = Loader.loadPDF(bytes)) {
            var text = new PDFTextStripper().getText(document).replaceAll("\\s", "");
            var order = List.of(
                    "立卷人苏禾", "卷内文件目录", "备注1", "已责令整改", "投诉登记表", "我局决定受理", "contract-one", "卷内备考表", "反馈记录（投诉人电话停机）");
            int at = -1;
            for (var part : order) {
                assertThat(text.indexOf(part, at + 1))
                        .as(part + " after the last")
                        .isGreaterThan(at);
                at = text.indexOf(part, at + 1);
            }
            assertThat(text).contains("contract-two", "照片𠮷.jpg").doesNotContain("副本.jpg");
            for (var apart : List.of("加密.pdf", "坏.pdf", "空.pdf", "录音.amr", "过期面包两袋")) {
                assertThat(text.split(apart, -1))
                        .as(apart + " in list and note")
                        .hasSize(3);
            }
            int pages = document.getNumberOfPages();
            assertThat(text).contains("第1页至第" + pages + "页").endsWith(String.valueOf(pages));
            var ofd = Files.write(folder.resolve("d.ofd"), taken("head", id, "ofd"));
            try (var reader = new OFDReader(ofd)) {
                assertThat(reader.getNumberOfPages()).isEqualTo(pages);
            }
        }
        assertThat(taken("head", id, "pdf")).as("taken again").isEqualTo(bytes);
        assertThat(LEDGER.as("head").get(id + "/dossier/docx").status()).isEqualTo(404);
    }

    @Test
    void givenADossier_whenTaken_thenItsDigestAndWhatWasOpenedAreRecorded() {
        var id = covered(files());
        long before = LEDGER.head();
        var bytes = taken("leader", id, "pdf");
        var recorded = after(before);
        assertThat(recorded)
                .filteredOn(e -> e.type().equals("RecordsRead"))
                .singleElement()
                .satisfies(e -> assertThat(e.payload()).contains("ELECTRONIC_DOSSIER", DigestUtils.sha256Hex(bytes)));
        assertThat(recorded)
                .filteredOn(e -> e.type().equals("SealedDataOpened"))
                .singleElement()
                .satisfies(e -> assertThat(e.payload())
                        .contains("\"paper-1\"", "\"paper-4\"", "\"evidence-1\"")
                        .doesNotContain("\"evidence-7\"", "\"evidence-8\""));
        taken("leader", id, "pdf");
        assertThat(after(before)).as("once a day").hasSize(recorded.size());
        taken("leader", id, "ofd");
        assertThat(after(before)).as("the other file").hasSize(recorded.size() + 1);
        LEDGER.awaitViews();
        assertThat(new WebForm(LEDGER, "auditor")
                        .open("/supervision/access?caseId=" + id.replaceAll(".*/", ""))
                        .text())
                .contains("导出电子卷宗：PDF " + DigestUtils.sha256Hex(bytes));
    }

    private static List<StoredEvent> after(long position) {
        var log = LEDGER.bean(EventLog.class);
        return Arrays.asList("RecordsRead", "SealedDataOpened").stream()
                .flatMap(type -> log.ofType(type, position, Long.MAX_VALUE).stream())
                .toList();
    }

    @Test
    void givenNoCover_whenTaken_thenRefusedWithWords_andThePageHasTheLinkOnlyAfterIt() {
        var id = replied(Map.of());
        var page = "/cases/" + id.replaceAll(".*/", "");
        refused(LEDGER.as("head").get(id + "/dossier/pdf"), 422, "DOSSIER_COVERED");
        LEDGER.cases().give("head", id, "archive-complaint", ARCHIVE);
        refused(LEDGER.as("head").get(id + "/dossier/pdf"), 422, "DOSSIER_COVERED");
        assertThat(new WebForm(LEDGER, "head").open(page).text()).doesNotContain("/dossier/pdf");
        issue("head", id, COVER);
        for (var of : List.of(page, page + "/papers")) {
            assertThat(new WebForm(LEDGER, "head").open(of).text())
                    .as(of)
                    .contains("/dossier/pdf", "/dossier/ofd", "电子卷宗");
            assertThat(new WebForm(LEDGER, "auditor").open(of).text()).as(of).doesNotContain("/dossier/pdf");
        }
        taken("head", id, "pdf");
        LEDGER.cases().give("head", id, "reopen-complaint", "{\"ground\":\"DISSATISFIED\",\"reason\":\"投诉人提供新的证据\"}");
        refused(LEDGER.as("head").get(id + "/dossier/pdf"), 422, "DOSSIER_COVERED");
    }

    @Test
    void givenWhoMayNotOpenTheCase_whenTaken_thenRefusedAndRecorded() {
        var id = covered(Map.of());
        long before = LEDGER.head();
        refused(LEDGER.as("auditor").get(id + "/dossier/pdf"), 403, "SEALED_TO_THIS_ROLE");
        refused(LEDGER.as("supervisor").get(id + "/dossier/ofd"), 403, "SEALED_TO_THIS_ROLE");
        for (var person : List.of("admin", "handler2")) {
            assertThat(LEDGER.as(person).get(id + "/dossier/pdf").status()).isEqualTo(403);
        }
        assertThat(LEDGER.bean(EventLog.class).ofType("AttemptRefused", before, Long.MAX_VALUE))
                .hasSize(2);
        LEDGER.cases()
                .give("leader", id, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"head\"],\"why\":\"配方，已经核实\"}");
        refused(LEDGER.as("intake").get(id + "/dossier/pdf"), 403, "SECRET_FOR_NAMED_PEOPLE");
        taken("head", id, "pdf");
        assertThat(after(before))
                .filteredOn(e -> e.type().equals("RecordsRead"))
                .hasSize(1);
    }

    @Test
    void givenASealedOffCase_whenTaken_thenRefusedWithWords() {
        var id = replied(Map.of());
        LEDGER.cases().give("head", id, "record-follow-up", "{\"satisfaction\":\"SATISFIED\",\"comment\":\"满意\"}");
        LEDGER.cases().give("head", id, "archive-complaint", ARCHIVE);
        issue("head", id, COVER);
        LEDGER.cases().give("head", id, "seal-off", "{\"ground\":\"ASKED\"}");
        var answer = LEDGER.as("head").get(id + "/dossier/pdf");
        refused(answer, 422, "CASE_SEALED_OFF");
        assertThat(answer.text()).contains("须先解除封存", "导出电子卷宗");
        assertThat(new WebForm(LEDGER, "head")
                        .open("/cases/" + id.replaceAll(".*/", "") + "/papers")
                        .text())
                .doesNotContain("/dossier/pdf");
    }

    @Test
    void givenMorePagesThanADossierHas_whenTaken_thenItSaysWhatToDoAndGivesBackTheMemory() {
        var pages = new Page[1100];
        Arrays.fill(pages, new Page(100, 100, 0, "a"));
        var files = new LinkedHashMap<String, byte[]>();
        files.put("一.pdf", SampleEvidence.pdf(pages));
        pages[0] = new Page(100, 100, 0, "b");
        files.put("二.pdf", SampleEvidence.pdf(pages));
        var id = covered(files);
        var answer = LEDGER.as("head").get(id + "/dossier/pdf");
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.text()).contains("2000页", "100MB", "请分别下载");
        assertThat(LEDGER.bean(EventLog.class).ofType("RecordsRead", 0, Long.MAX_VALUE))
                .noneMatch(e -> e.payload().contains(id.replaceAll(".*/", "")));
        LEDGER.bean(UploadBudget.class)
                .take(Runtime.getRuntime().maxMemory() / 2)
                .leave();
    }

    @Test
    void givenMoreBytesThanADossierHas_whenTaken_thenNothingIsOpened() {
        var files = new LinkedHashMap<String, byte[]>();
        var large = Arrays.copyOf(SampleEvidence.picture(640, 480, "jpg"), 18 * 1024 * 1024);
        for (int n = 1; n <= 6; n++) {
            large[large.length - 1] = (byte) n;
            files.put(n + ".jpg", large.clone());
        }
        var id = covered(files);
        long before = LEDGER.head();
        var answer = LEDGER.as("head").get(id + "/dossier/ofd");
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.field("type")).endsWith("dossier-too-large");
        assertThat(after(before)).isEmpty();
    }

    private static void refused(Answer answer, int status, String rule) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.field("rule")).isEqualTo(rule);
    }
}
