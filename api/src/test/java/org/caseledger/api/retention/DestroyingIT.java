package org.caseledger.api.retention;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.caseledger.api.integrity.RowsCheck;
import org.caseledger.api.portal.Visitor;
import org.caseledger.api.security.Addresses;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.CaseFileCheck;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.RetentionJob;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.ForeignEvent;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.proof.PublishedLog;
import org.caseledger.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A case with unmistakable words in every sealed part is archived, kept, and destroyed by two. */
@Tag("long")
@Tag("turn-1")
@DisplayName("PIPL art. 47: what is destroyed is nowhere any more, and does not come back")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DestroyingIT {
    private static final List<String> CANARIES = List.of(
            "销毁雀姓名",
            "13887654321",
            "erased@nest.example",
            "销毁雀地址",
            "销毁雀被诉人",
            "销毁雀标题",
            "销毁雀正文",
            "销毁雀诉求",
            "销毁雀通话",
            "销毁雀调查",
            "销毁雀照片",
            "销毁雀意见",
            "销毁雀回复",
            "销毁雀回访");

    private static final String PORTAL = "--caseledger.portal.port=0";
    private static final HandClock CLOCK = HandClock.at("2026-03-10T15:00");
    private static String url;
    private static String backupUrl;
    private static byte[] signedThen;
    private static Path data;
    private static Path data2;
    private static TestLedger one;
    private static TestLedger two;
    private static String id;
    private static String number;
    private static String code;

    private record Key(UUID caseId, byte[] wrapped) {}

    private static Key key;

    @BeforeAll
    static void aWholeLife() throws IOException {
        var pool = TestDatabase.fresh();
        pool.close();
        url = pool.getJdbcUrl();
        data = TestLedger.newData();
        one = TestLedger.start(url, data, CLOCK::addTo, PORTAL);
        live();
        CLOCK.set("2037-01-05T10:00");
        one.awaitViews();
        assertThat(one.bean(RetentionJob.class).sweep()).isEqualTo(1);
        one.close();
        data2 = TestLedger.newData();
        Files.createDirectories(data2.resolve("keys"));
        Files.copy(data.resolve("keys/master.key"), data2.resolve("keys/master.key"));
        try (var backup = TestDatabase.copy(pool)) {
            backupUrl = backup.getJdbcUrl();
            signedThen = Files.readAllBytes(data.resolve("keys/log.signed"));
        }
        one = TestLedger.start(url, data, CLOCK::addTo, PORTAL);
        two = TestLedger.start(url, data2, CLOCK::addTo, "--caseledger.log.sign=false");
    }

    private static void live() {
        var cases = one.cases();
        id = cases.received("""
                        {"kind":"COMPLAINT","channel":"WECHAT",
                         "complainant":{"name":"销毁雀姓名","phone":"13887654321",
                                        "email":"erased@nest.example","address":"销毁雀地址"},
                         "narrative":{"subject":"销毁雀标题","text":"销毁雀正文","request":"销毁雀诉求"},
                         "respondent":"销毁雀被诉人","respondentKind":"PERSON"}
                        """);
        number = one.as("head").get(id).field("number");
        code = Visitor.codeFrom(one, "intake", id);
        cases.assigned(cases.classified(id));
        cases.give("handler", id, "accept-complaint", """
                {"told":{"medium":"PHONE","at":"2026-03-10T15:00:00+08:00"},"jurisdiction":"PLACE_OF_BUSINESS"}
                """);
        cases.give(
                "handler", id, "record-contact", "{\"withWhom\":\"投诉人\",\"medium\":\"PHONE\",\"content\":\"销毁雀通话\"}");
        var picture = "%PDF-1.7 销毁雀照片".getBytes(UTF_8);
        var kept = one.as("handler")
                .upload(id + "/evidence", Map.of(), new Upload("file", "照片.pdf", picture))
                .field("sha256");
        cases.give("handler", id, "record-investigation", """
                {"onSite":true,"findings":"销毁雀调查","evidence":[{"name":"照片","sha256":"%s"}]}
                """.formatted(kept));
        cases.give(
                "handler",
                id,
                "propose-opinion",
                "{\"opinion\":\"销毁雀意见\",\"plan\":{\"method\":\"调解\",\"responsible\":\"何岸\"}}");
        cases.give("handler", id, "send-reply", "{\"text\":\"销毁雀回复\",\"medium\":\"SMS\"}");
        cases.give("head", id, "record-follow-up", "{\"satisfaction\":\"SATISFIED\",\"comment\":\"销毁雀回访\"}");
        cases.give(
                "head",
                id,
                "archive-complaint",
                "{\"present\":[\"REGISTRATION_FORM\",\"INVESTIGATION_REPORT\",\"HANDLING_OPINION\",\"FEEDBACK_RECORD\"]}");
    }

    @AfterAll
    static void stop() {
        Stream.of(one, two).filter(Objects::nonNull).forEach(TestLedger::close);
    }

    private static List<StoredEvent> events(TestLedger ledger, String type) {
        return ledger.bean(EventLog.class).ofType(type, 0, Long.MAX_VALUE);
    }

    private static UUID caseId() {
        return UUID.fromString(id.substring(id.lastIndexOf('/') + 1));
    }

    @Test
    @Order(1)
    void givenACaseWhosePeriodIsOver_thenItIsInNoListAndNoSearchButItsPageIsThere() {
        assertThat(events(one, "CaseSealedOff")).hasSize(1);
        assertThat(events(one, "DestructionProposed")).hasSize(1);
        assertThat(one.as("head").get("/api/board?after=" + one.head()).text()).doesNotContain(number);
        for (var words : List.of("13887654321", "销毁雀正文", number)) {
            assertThat(one.as("head")
                            .get("/api/search?q=" + URLEncoder.encode(words, UTF_8))
                            .text())
                    .as(words)
                    .doesNotContain(caseId().toString());
        }
        assertThat(one.as("head").get(id).status()).isEqualTo(200);
        assertThat(new Visitor(one).look(code, "4321").text())
                .contains(number, "不在网上显示")
                .doesNotContain("已答复您");
        assertThat(two.as("leader").get(id + "/sealed").text()).contains("销毁雀正文", "销毁雀回复");
    }

    @Test
    @Order(2)
    void givenTheApprovalOfTwo_whenTheSecondIsRecorded_thenKeyAndFilesAreGoneOnEveryNode() throws IOException {
        key = keyRow(one.asSuperuser());
        one.cases().give("leader", id, "approve-destruction", "{}");
        assertThat(one.as("leader").post(id + "/approve-destruction", "{}").status())
                .isEqualTo(422);
        assertThat(one.as("head").post(id + "/approve-destruction", "{}").status())
                .isEqualTo(403);
        assertThat(count("vault.case_key")).isEqualTo(1);
        one.cases().give("legal", id, "approve-destruction", "{}");

        assertThat(new Visitor(one).look(code, "4321").status()).isEqualTo(422);
        assertThat(count("vault.case_key")).isZero();
        assertThat(count("vault.file")).isZero();
        assertThat(Files.readString(data.resolve("keys/destroyed-cases.list"))).startsWith(caseId().toString());
        for (var ledger : List.of(one, two)) {
            var answer = ledger.as("leader").get(id + "/sealed");
            assertThat(answer.text()).doesNotContain(CANARIES);
            assertThat(answer.status()).isBetween(400, 599);
            var dossier = ledger.as("leader").get(id + "/dossier/pdf");
            assertThat(dossier.status()).as("%s", dossier).isEqualTo(422);
            assertThat(dossier.field("rule")).isEqualTo("CASE_DESTROYED");
        }
        assertThat(one.bean(RowsCheck.class).run()).isEmpty();
    }

    @Test
    @Order(3)
    void givenADestroyedCase_thenItsWordsAreInNoTableAndNoFile() throws IOException {
        one.awaitViews();
        var found = new ArrayList<String>();
        var jdbc = one.asSuperuser();
        for (var table : jdbc.sql("""
                                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                                 WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                                """).query(String.class).list()) {
            var rows = jdbc.sql("SELECT coalesce(string_agg(t::text, ' '), '') FROM %s t".formatted(table))
                    .query(String.class)
                    .single();
            CANARIES.stream().filter(rows::contains).forEach(c -> found.add(table + ": " + c));
        }
        var server = Path.of(jdbc.sql("SHOW data_directory").query(String.class).single());
        var ofOthers =
                jdbc.sql("SELECT oid FROM pg_database WHERE datname <> current_database()").query(String.class).stream()
                        .map(server.resolve("base")::resolve)
                        .collect(Collectors.toSet());
        for (var folder : List.of(server, data, data2)) {
            lookThrough(folder, ofOthers, found);
        }
        assertThat(found).isEmpty();
    }

    /**
     * As bytes: files of tables, of the write-ahead log, temporary ones, and the program's own; without the databases
     * of other tests, which may be gigabytes.
     */
    private static void lookThrough(Path folder, Set<Path> apart, List<String> found) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(file -> !apart.contains(file.getParent()))
                    .filter(Files::isRegularFile)
                    .toList()) {
                try {
                    var bytes = new String(Files.readAllBytes(file), ISO_8859_1);
                    for (var canary : CANARIES) {
                        if (bytes.contains(new String(canary.getBytes(UTF_8), ISO_8859_1))) {
                            found.add(file + ": " + canary);
                        }
                    }
                } catch (NoSuchFileException e) {
                    assertThat(file).as("a file that the server has removed").doesNotExist();
                }
            }
        }
    }

    @Test
    @Order(3)
    void givenADestroyedCase_whenEverythingIsReadAndExported_thenNothingHoldsItsWords() throws IOException {
        one.awaitViews();
        var exports = 0;
        for (var address : new Addresses(one).all()) {
            var path = address.pattern().replace("{id}", caseId().toString());
            if (!address.method().equals("GET") || path.contains("{") || endless(path)) {
                continue;
            }
            var answer = one.as("head").get(path);
            var content = content(answer.response().body());
            assertThat(content).as(path).doesNotContain(CANARIES);
            exports += answer.status() == 200 && content.length() > 0 ? 1 : 0;
        }
        assertThat(exports).isGreaterThan(60);
    }

    private static boolean endless(String path) {
        return path.startsWith("/live") || path.equals("/api/changes");
    }

    /** The text of an answer, and of what is packed in it. */
    private static String content(byte[] bytes) throws IOException {
        var content = new StringBuilder(new String(bytes, UTF_8));
        try (var packed = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            while (packed.getNextEntry() != null) {
                content.append(new String(packed.readAllBytes(), UTF_8));
            }
        }
        return content.toString();
    }

    @Test
    @Order(3)
    void givenADestroyedCase_thenTheCertificateTellsWhatIsGoneAndItsProofsAreVerified() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> one.bean(PublishedLog.class).size() >= one.head());
        var certificate = one.as("head")
                .get("/api/retention/" + caseId() + "/certificate")
                .text();
        assertThat(certificate)
                .contains(
                        number,
                        "\"leader\"",
                        "\"legal\"",
                        "ComplaintReceived.narrative",
                        "\"pdf\":1",
                        "\"proofsAgree\":true");
        assertThat(page("legal", "/retention/" + caseId() + "/certificate")).contains("销毁证明", number, "与记录时一致");
        assertThat(one.as("head")
                        .get("/api/retention?list=DESTROYED&after=" + one.head())
                        .text())
                .contains(number);
        assertThat(page("leader", "/retention?list=DESTROYED")).contains(number);
        assertThat(one.as("handler").get("/api/retention").status()).isEqualTo(403);
        assertThat(page("head", "/cases/" + caseId())).contains("已销毁", "销毁证明");
    }

    @Test
    @Order(3)
    void givenADestroyedCase_whenItsFileIsTakenWithEvidence_thenItSaysWhatWasDestroyed() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> one.bean(PublishedLog.class).size() >= one.head());
        var answer = one.as("head").get(id + "/proof?documents=true&evidence=true&parts=true");

        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        var bytes = answer.response().body();
        assertThat(CaseFileCheck.files(bytes).get("files.txt")).contains(" destroyed");
        assertThat(CaseFileCheck.files(bytes).get("withheld.txt")).contains("ComplaintReceived.narrative unreadable");
        var key = one.bean(PublishedLog.class).keys().get(0).verifier().toString();
        var said = CaseFileCheck.run(bytes, key);
        assertThat(said.exit()).as(said.text()).isZero();
        assertThat(said.text()).contains("destroyed with its case", "ALL RIGHT");
    }

    @Test
    @Order(4)
    void givenTheKeyIsPutBack_thenNothingOpensAndTheCaseIsNamed() {
        put(one.asSuperuser());

        assertThat(one.as("leader").get(id + "/sealed").text()).doesNotContain(CANARIES);
        assertThat(two.as("leader").get(id + "/sealed").text()).doesNotContain(CANARIES);
        assertThat(one.bean(RowsCheck.class).run())
                .singleElement()
                .asString()
                .contains(number, "已销毁", "vault.case_key");
        one.asSuperuser().sql("DELETE FROM vault.case_key").update();
        assertThat(one.bean(RowsCheck.class).run()).isEmpty();
    }

    /** By the owner of the database, for a node that has not the list and has never known of the destruction. */
    @Test
    @Order(5)
    void givenTheKeyIsPutBackAndTheDestructionHidden_thenNothingOpens_andNoNodeStarts() throws IOException {
        put(one.asSuperuser());
        moveDestructionTo(UUID.randomUUID());
        var fresh = TestLedger.newData();
        Files.createDirectories(fresh.resolve("keys"));
        Files.copy(data.resolve("keys/master.key"), fresh.resolve("keys/master.key"));

        assertThatThrownBy(() -> TestLedger.start(url, fresh, CLOCK::addTo, "--caseledger.log.sign=false"))
                .hasStackTraceContaining(ForeignEvent.class.getName());
        for (var ledger : List.of(one, two)) {
            for (var path : List.of(id, id + "/sealed", id + "/history", "/api/board", "/api/retention")) {
                assertThat(ledger.as("leader").get(path).text()).as(path).doesNotContain(CANARIES);
            }
        }

        moveDestructionTo(caseId());
        one.asSuperuser().sql("DELETE FROM vault.case_key").update();
    }

    private static void moveDestructionTo(UUID stream) {
        var jdbc = one.asSuperuser();
        jdbc.sql("ALTER TABLE ledger.event DISABLE TRIGGER USER").update();
        assertThat(jdbc.sql("UPDATE ledger.event SET stream_id = ? WHERE type = 'CaseDestroyed'")
                        .param(stream)
                        .update())
                .isEqualTo(1);
        jdbc.sql("ALTER TABLE ledger.event ENABLE TRIGGER USER").update();
    }

    @Test
    @Order(6)
    void givenABackupFromBefore_whenItIsRestored_thenTheCaseIsDestroyedAgainBeforeItServes() throws IOException {
        one.close();
        // The keys of the backup have the checkpoint of then, and the list of today.
        Files.write(data.resolve("keys/log.signed"), signedThen);
        one = TestLedger.start(backupUrl, data, CLOCK::addTo);

        assertThat(events(one, "CaseDestroyed"))
                .singleElement()
                .extracting(StoredEvent::payload)
                .asString()
                .contains("\"fromTheList\":true");
        assertThat(count("vault.case_key")).isZero();
        assertThat(count("vault.file")).isZero();
        assertThat(one.as("leader").get(id + "/sealed").text()).doesNotContain(CANARIES);
        assertThat(one.as("head").get("/api/search?q=13887654321").text()).doesNotContain(caseId().toString());
        assertThat(one.bean(RowsCheck.class).run()).isEmpty();
    }

    private static String page(String person, String address) {
        var answer = new LoginForm(one).session(person).get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    private static long count(String table) {
        return one.asSuperuser()
                .sql("SELECT count(*) FROM %s WHERE case_id = :case".formatted(table))
                .param("case", caseId())
                .query(Long.class)
                .single();
    }

    private static Key keyRow(JdbcClient jdbc) {
        return jdbc.sql("SELECT case_id, wrapped_key AS wrapped FROM vault.case_key")
                .query(Key.class)
                .single();
    }

    private static void put(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO vault.case_key (case_id, wrapped_key) VALUES (:id, :key)")
                .param("id", key.caseId())
                .param("key", key.wrapped())
                .update();
    }
}
