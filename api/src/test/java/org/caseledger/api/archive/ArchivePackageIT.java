package org.caseledger.api.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.caseledger.api.cli.Commands;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.EventLog;
import org.caseledger.proof.PublishedLog;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archived cases as a package: who takes it, what is recorded, and what its check finds. */
class ArchivePackageIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final byte[] PHOTO = "%PDF-1.7 现场照片".getBytes(UTF_8);
    private static final String ARCHIVE = """
            {"present":["REGISTRATION_FORM"],
             "missing":{"FEEDBACK_RECORD":"投诉人电话停机","HANDLING_OPINION":"留有纸质原件",
                        "INVESTIGATION_REPORT":"留有纸质原件"}}
            """;

    @TempDir
    private static Path folder = Path.of("");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String replied() {
        var id = LEDGER.cases().accepted();
        var kept = LEDGER.as("handler")
                .upload(id + "/evidence", Map.of(), new Upload("file", "照片.pdf", PHOTO))
                .field("sha256");
        LEDGER.cases()
                .give(
                        "handler",
                        id,
                        "record-investigation",
                        "{\"onSite\":true,\"findings\":\"属实\",\"evidence\":[{\"name\":\"照片\",\"sha256\":\"%s\"}]}"
                                .formatted(kept));
        var answer = LEDGER.as("handler").post(id + "/papers", "{\"kind\":\"REGISTRATION\"}");
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return LEDGER.cases().replied(LEDGER.cases().drafted(id));
    }

    private static String archived() {
        var id = replied();
        LEDGER.cases().give("head", id, "archive-complaint", ARCHIVE);
        return id.replaceAll(".*/", "");
    }

    private static Answer take(String person, String... ids) {
        return LEDGER.as(person).get("/api/archive-package?case=" + String.join("&case=", ids));
    }

    private static byte[] taken(String... ids) {
        var answer = take("head", ids);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.response().body();
    }

    private static String key() {
        return LEDGER.bean(PublishedLog.class).keys().get(0).verifier().toString();
    }

    private static String check(byte[] zip, String... more) throws Exception {
        return run(Files.write(folder.resolve("package.zip"), zip).toString(), more);
    }

    private static String run(String file, String... more) {
        var said = new StringWriter();
        var commands = Commands.commandLine();
        commands.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
        var arguments = new ArrayList<String>();
        arguments.add("check-archive");
        arguments.add(file);
        arguments.addAll(Arrays.asList(more));
        int exit = commands.execute(arguments.toArray(String[]::new));
        return exit + " " + said;
    }

    @Test
    void twoArchivedCasesAreTakenChecked_andRecorded() throws Exception {
        var one = archived();
        var two = archived();
        long before = LEDGER.head();
        var answer = take("head", one, two);
        var files = CaseFileCheck.files(answer.response().body());

        assertThat(answer.header("Content-Disposition")).matches("attachment; filename=\"archive-\\d{8}-\\d+\\.zip\"");
        assertThat(files.get("transfer-list.csv").lines())
                .hasSize(3)
                .anyMatch(line -> line.startsWith("\"2\",\"" + two + "\",\"郫市监投"));
        assertThat(files.get("metadata/" + one + ".xml"))
                .contains("<element name=\"全宗号\" status=\"待补充\"></element>")
                .contains("<element name=\"案件标识\">" + one + "</element>")
                .doesNotContain("{");
        assertThat(files.keySet())
                .anyMatch(name -> name.startsWith("cases/" + one + "/evidence/"))
                .anyMatch(name -> name.startsWith("cases/" + two + "/documents/"));
        assertThat(files.get("cases/" + one + "/events/000000.opened.json")).contains("林晚");
        assertThat(check(answer.response().body(), "--key", key()))
                .startsWith("0 ")
                .contains("2 件", "2 件文书，1 个证据文件，0 个文件未移交");
        assertThat(check(answer.response().body())).startsWith("0 ").contains("公钥取自信息包本身");
        var log = LEDGER.bean(EventLog.class);
        assertThat(log.ofType("RecordsRead", before, Long.MAX_VALUE))
                .filteredOn(e -> e.payload().contains("ARCHIVE_PACKAGE"))
                .hasSize(2);
        assertThat(log.ofType("SealedDataOpened", before, Long.MAX_VALUE))
                .hasSize(2)
                .allMatch(e -> e.payload().contains("evidence-1"));
    }

    @Test
    void theHeadAsksForThemByTheirNumbersOnThePage() throws Exception {
        var numbers = number(archived()) + "\r\n" + number(archived()) + "，";
        var page = new WebForm(LEDGER, "head").open("/retention").text();

        assertThat(page).contains("/api/archive-package", "投诉件编号，每行一个");
        assertThat(new WebForm(LEDGER, "auditor").open("/retention").text()).doesNotContain("/api/archive-package");
        var answer = take("head", URLEncoder.encode(numbers, UTF_8));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(check(answer.response().body(), "--key", key()))
                .startsWith("0 ")
                .contains("2 件");
    }

    private static String number(String id) {
        return LEDGER.as("head").get("/api/complaints/" + id).field("number");
    }

    @Test
    void whoIsNotTheHead_andWhatIsNotArchived_getsNothing() {
        var one = archived();
        long before = LEDGER.head();
        for (var person : new String[] {"admin", "auditor", "handler", "leader", "supervisor"}) {
            assertThat(take(person, one).status()).as(person).isEqualTo(403);
        }
        assertThat(LEDGER.anonymous().get("/api/archive-package?case=" + one).status())
                .isEqualTo(401);
        var open = replied().replaceAll(".*/", "");
        var refused = take("head", one, open);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("没有归档");
        assertThat(LEDGER.as("head").get("/api/archive-package").status()).isEqualTo(400);
        assertThat(take("head", "x").status()).isEqualTo(404);
        assertThat(take("head", UUID.randomUUID().toString()).status()).isEqualTo(404);
        var many = new String[101];
        Arrays.setAll(many, n -> UUID.randomUUID().toString());
        assertThat(take("head", many).status()).isEqualTo(400);
        assertThat(LEDGER.bean(EventLog.class).ofType("RecordsRead", before, Long.MAX_VALUE))
                .isEmpty();

        LEDGER.cases()
                .give(
                        "leader",
                        "/api/complaints/" + one,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"leader\"],\"why\":\"配方，已经核实\"}");
        assertThat(take("head", one).status()).isEqualTo(403);
    }

    @Test
    void whatWasChangedOnTheDiskIsNotHandedOver_andTheListSaysSo() throws Exception {
        var one = archived();
        LEDGER.asSuperuser()
                .sql("UPDATE vault.file SET sealed = sealed || '\\x00' WHERE case_id = ?")
                .param(UUID.fromString(one))
                .update();
        var zip = taken(one);

        assertThat(CaseFileCheck.files(zip).get("cases/" + one + "/files.txt"))
                .contains(" changed")
                .doesNotContain(" here ");
        assertThat(check(zip, "--key", key())).startsWith("0 ").contains("3 个文件未移交");
    }

    @Test
    void aPackageThatWasTamperedWith_orIsNone_isNotTakenOver() throws Exception {
        var one = archived();
        var files = CaseFileCheck.files(taken(one));
        var photo = files.keySet().stream()
                .filter(n -> n.contains("/evidence/"))
                .findFirst()
                .orElseThrow();
        files.put(photo, "%PDF-1.7 另一照片");
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            for (var file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue().getBytes(UTF_8));
            }
        }

        assertThat(check(zip.toByteArray(), "--key", key()))
                .startsWith("1 ")
                .contains("不符：" + photo + "：与清单不符", "结论：不符")
                .doesNotContain("Exception");
        assertThat(check(Arrays.copyOf(zip.toByteArray(), 999)))
                .startsWith("1 ")
                .contains("不是完整的信息包");
        assertThat(run(folder.resolve("nowhere.zip").toString()))
                .startsWith("1 ")
                .contains("没有文件");
        assertThat(check(taken(one), "--key", "none")).startsWith("1 ").contains("不是验证公钥");
    }
}
