package org.caseledger.api.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpRequest.BodyPublishers;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.caseledger.api.drills.HeldDatabase;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cases of another system from a page, and over HTTP. It is Monday 2 March 2026. */
@Tag("long")
@Tag("turn-0")
class SentImportIT {
    private static final String HEADER = "编号,收件时间,姓名,标题,内容,科室,来源\n";
    private static final String MAPPING = """
            name: ours
            source: %s
            kind: COMPLAINT
            channel: {column: 来源, values: {信: LETTER, 电话: PHONE}}
            unit: {column: 科室}
            time-formats: ["yyyy/M/d H:m"]
            fields:
              sourceId: 编号
              receivedAt: 收件时间
              complainant: 姓名
              subject: 标题
              narrative: 内容
            """;
    private static final Duration LONG = Duration.ofMinutes(1);

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.at(HandClock.at("2026-03-02T09:00"));
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String row(String id) {
        return "%s,2026/2/2 9:30,张三,退款,商家不退款,信访科,信\n".formatted(id);
    }

    private static String rows(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(n -> row(prefix + n)).collect(Collectors.joining("", HEADER, ""));
    }

    private static Answer send(String name, String table, String mapping) {
        return ledger.as("admin")
                .upload("/api/imports", Map.of("mapping", mapping), new Upload("file", name, table.getBytes(UTF_8)));
    }

    private static String sent(String table, String source) {
        var answer = send("old.csv", table, MAPPING.formatted(source));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.field("id");
    }

    private static Answer start(String id) {
        return ledger.as("admin").post("/api/imports/%s/start".formatted(id), "");
    }

    private static JsonNode read(String id) {
        return ledger.as("admin").get("/api/imports/" + id).json();
    }

    private static JsonNode awaitEnd(String id) {
        await().atMost(LONG).until(() -> !read(id).path("state").asString().equals("RUNNING"));
        return read(id);
    }

    private static long received(String source) {
        return ledger.asSuperuser()
                .sql("select count(*) from ledger.event where type = 'HistoryAdopted' and payload->>'source' = :source")
                .param("source", source)
                .query(Long.class)
                .single();
    }

    private static void delete(String id) {
        var answer = ledger.as("admin").call("DELETE", "/api/imports/" + id, BodyPublishers.noBody());
        assertThat(answer.status()).as("%s", answer).isEqualTo(204);
    }

    @Test
    void givenATable_whenSent_thenItsFirstCasesAreShown_andNothingIsRecorded() {
        long head = ledger.head();
        var table = HEADER + row("A1") + "A2,2026/2/30 9:30,李四,维修,不修,信访科,电话\n" + row("A3");

        var answer = send("old.csv", table, MAPPING.formatted("甲系统"));

        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/imports/" + answer.field("id"));
        var trial = answer.json().path("trial");
        assertThat(trial.path("summary").path("taken").asInt()).isEqualTo(2);
        assertThat(trial.path("cases").size()).isEqualTo(2);
        assertThat(trial.path("cases").toString()).contains("第 2 行", "张三", "商家不退款", "将新增单位", "信访科");
        assertThat(trial.path("rejects").toString()).contains("收件时间", "2026/2/30");
        assertThat(ledger.recordedAfter(head)).isEmpty();
        delete(answer.field("id"));
    }

    @Test
    void givenMoreRowsThanAreLookedAtFirst_whenTheWholeIsPreviewed_thenEachIs_andNothingIsRecorded() throws Exception {
        var table = rows("W", 1_100) + "W9999,2026/2/30 9:30,李四,维修,不修,信访科,电话\n";
        var id = sent(table, "子系统");
        var admin = new WebForm(ledger, "admin");
        assertThat(admin.open("/imports/" + id).text()).contains("预览整个文件", "前 1,000 行");
        assertThat(read(id).path("trial").path("rejects").size()).isZero();
        long head = ledger.head();

        assertThat(WebForm.done(admin.post("/imports/" + id + "/preview", Map.of())))
                .isEqualTo("/imports/" + id);
        var done = awaitEnd(id);

        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("WAITING");
        assertThat(done.path("preview").asBoolean()).isTrue();
        assertThat(done.path("startedBy").isNull()).isTrue();
        assertThat(done.path("summary").path("taken").asInt()).isEqualTo(1_100);
        assertThat(done.path("summary").path("rejected").asInt()).isOne();
        assertThat(admin.open("/imports/" + id).text())
                .contains("整个文件（1,101 件）：可导入 1,100 件", "下载不能导入、有变化或需核对的行", "开始导入")
                .doesNotContain("<span>已导入</span>");
        assertThat(ledger.recordedAfter(head)).isEmpty();
        var rejects = ledger.as("admin").get("/api/imports/%s/rejects".formatted(id));
        assertThat(rejects.text().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("1102,收件时间,")
                .contains("2026/2/30");
        assertThat(ledger.recordedAfter(head)).singleElement().satisfies(read -> {
            assertThat(read.type()).isEqualTo("RecordsRead");
            assertThat(read.payload()).contains("IMPORT_REJECTS");
        });

        previewed(id, "RUNNING");
        ledger.bean(ImportRunner.class).look();
        assertThat(awaitEnd(id).path("summary").path("taken").asInt())
                .as("begun again after a crash")
                .isEqualTo(1_100);
        assertThat(received("子系统")).isZero();
        WebForm.done(admin.post("/imports/" + id + "/mapping", Map.of("mapping", MAPPING.formatted("子系统二"))));
        assertThat(read(id).path("summary").isNull())
                .as("of the former mapping")
                .isTrue();
        assertThat(read(id).path("preview").asBoolean()).isFalse();
        assertThat(ledger.as("admin")
                        .get("/api/imports/%s/rejects".formatted(id))
                        .status())
                .isEqualTo(404);
        delete(id);
    }

    private static void previewed(String id, String state) {
        ledger.asSuperuser()
                .sql("update office.history_import set state = ? where id = ?::uuid")
                .params(state, id)
                .update();
    }

    @Test
    void givenAPreviewUnderWay_whenAnImportIsStartedOrItIsStopped_thenOneRuns_andNothingIsTold() throws Exception {
        var id = sent(rows("X", 6_000), "丑系统");
        var other = sent(rows("Y", 1), "寅系统");
        var stopped = new CompletableFuture<Answer>();
        try (var holding = DriverManager.getConnection(ledger.superuserUrl())) {
            holding.setAutoCommit(false);
            var preview = ledger.as("admin").post("/api/imports/%s/preview".formatted(id), "");
            assertThat(preview.status()).as("%s", preview).isEqualTo(202);
            try (var lock =
                    holding.prepareStatement("select from office.history_import where id = ?::uuid for update")) {
                lock.setString(1, id);
                lock.execute();
            }
            assertThat(read(id).path("state").asString()).as("not done yet").isEqualTo("RUNNING");
            assertThat(start(other).status()).as("one at a time").isEqualTo(409);
            assertThat(start(id).status()).as("it runs").isEqualTo(409);
            assertThat(new WebForm(ledger, "admin").open("/imports/" + id).text())
                    .contains("正在预览整个文件", "停止预览", "hx-get=\"/imports/" + id)
                    .doesNotContain("开始导入");
            stopped.completeAsync(() -> ledger.as("admin").post("/api/imports/%s/stop".formatted(id), ""));
            await().atMost(LONG).until(() -> waitingForALock() >= 2);
            holding.rollback();
        }

        assertThat(stopped.join().status()).isEqualTo(202);
        var done = awaitEnd(id);
        assertThat(done.path("state").asString()).isEqualTo("WAITING");
        assertThat(done.path("summary").isNull()).as("%s", done.path("summary")).isTrue();
        assertThat(done.path("rejects").asBoolean()).isFalse();
        assertThat(received("丑系统")).isZero();
        delete(id);
        delete(other);
    }

    private static int waitingForALock() {
        return ledger.asSuperuser().sql("""
                        select count(*) from pg_stat_activity
                         where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Integer.class).single();
    }

    @Test
    void givenAWrongMapping_whenItIsTried_thenLineAndFieldAreNamed_andTheFormerOneStays() {
        var id = sent(rows("B", 1), "乙系统");
        var wrong = MAPPING.formatted("乙系统").replace("LETTER", "LETTERS");

        var answer = ledger.as("admin")
                .put(
                        "/api/imports/%s/mapping".formatted(id),
                        "{\"mapping\":%s}".formatted(JsonMapper.shared().writeValueAsString(wrong)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("mapping.yaml", "4", "channel.values.信", "LETTERS");
        assertThat(read(id).path("mapping").asString()).isEqualTo(MAPPING.formatted("乙系统"));
        delete(id);
    }

    @Test
    void givenAMappingThatNamesOtherColumns_whenTriedOrStarted_thenItSaysWhichTheFileHas() {
        var id = sent("号码,时间\n1,2026/2/2 9:30\n", "丙系统");

        assertThat(read(id).path("trial").path("mistake").asString()).contains("缺少", "编号", "现有", "号码");
        var refused = start(id);
        assertThat(refused.status()).as("%s", refused).isEqualTo(400);
        assertThat(refused.text()).contains("缺少", "号码");
        assertThat(read(id).path("state").asString()).isEqualTo("WAITING");
        delete(id);
    }

    @Test
    void givenATable_whenStarted_thenEachCaseIsThereOnce_byTheImportOfWhoStartedIt_andRejectsAreTold() {
        var table = rows("D", 240) + "D9999,2026/2/30 9:30,李四,维修,不修,信访科,电话\n";
        var id = sent(table, "丁系统");

        assertThat(start(id).status()).isEqualTo(202);
        var done = awaitEnd(id);

        assertThat(done.path("state").asString()).as("%s", done).isEqualTo("DONE");
        assertThat(done.path("summary").path("taken").asInt()).isEqualTo(240);
        assertThat(done.path("summary").path("rejected").asInt()).isEqualTo(1);
        assertThat(received("丁系统")).isEqualTo(240);
        assertThat(ledger.asSuperuser().sql("""
                                        select distinct metadata->>'actor' || ' ' || (metadata->>'name')
                                          from ledger.event
                                         where type = 'HistoryAdopted' and payload->>'source' = '丁系统'
                                        """).query(String.class).list())
                .hasSize(1)
                .allMatch(by -> by.matches("import 数据迁移（.+）"));
        var rejects = ledger.as("admin").get("/api/imports/%s/rejects".formatted(id));
        assertThat(rejects.header("Content-Type")).startsWith("text/csv");
        assertThat(rejects.text().lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("242,收件时间,")
                .contains("2026/2/30");
        assertThat(start(id).status()).as("it is done").isEqualTo(400);
        assertThat(ledger.asSuperuser()
                        .sql("select file is null from office.history_import where id = ?::uuid")
                        .param(id)
                        .query(Boolean.class)
                        .single())
                .as("the file is gone")
                .isTrue();

        var again = sent(table, "丁系统");
        assertThat(read(again)
                        .path("trial")
                        .path("summary")
                        .path("alreadyThere")
                        .asInt())
                .isEqualTo(240);
        start(again);
        assertThat(awaitEnd(again).path("summary").path("taken").asInt()).isZero();
        assertThat(received("丁系统")).isEqualTo(240);
        delete(id);
        delete(again);
    }

    @Test
    void givenAnImportUnderWay_whenAnotherIsStartedOrItIsStopped_thenOneRuns_andStopsAfterItsBatch() throws Exception {
        var id = sent(rows("E", 350), "戊系统");
        var other = sent(rows("F", 1), "己系统");
        // A login is recorded, which waits for what is held.
        var page = new WebForm(ledger, "admin");
        page.open("/imports/" + other);
        try (var held = held("E150")) {
            start(id);
            held.awaitWaiting();

            var second = start(other);
            assertThat(second.status()).as("one at a time").isEqualTo(409);
            assertThat(second.text()).contains("import-under-way", "已有导入正在进行");
            assertThat(start(id).status()).as("the same again").isEqualTo(409);
            var shown = page.post("/imports/" + other + "/start", Map.of());
            assertThat(shown.status()).isEqualTo(409);
            assertThat(shown.text()).contains("已有导入正在进行");
            var delete = ledger.as("admin").call("DELETE", "/api/imports/" + id, BodyPublishers.noBody());
            assertThat(delete.status()).as("it runs").isEqualTo(400);
            assertThat(ledger.as("admin")
                            .post("/api/imports/%s/stop".formatted(id), "")
                            .status())
                    .isEqualTo(202);
            held.goOn();
        }

        assertThat(awaitEnd(id).path("state").asString()).isEqualTo("CANCELLED");
        assertThat(received("戊系统")).as("of whole batches").isEqualTo(200);
        start(id);
        var done = awaitEnd(id);
        assertThat(done.path("summary").path("alreadyThere").asInt()).isEqualTo(200);
        assertThat(received("戊系统")).isEqualTo(350);
        delete(id);
        delete(other);
    }

    private static HeldDatabase held(String id) throws Exception {
        return HeldDatabase.afterInsert(
                ledger.superuserUrl(),
                "ledger.event",
                "NEW.type = 'HistoryAdopted' AND NEW.payload->>'sourceId' = '%s'".formatted(id));
    }

    @Test
    void givenARowThatSomebodyWroteOrChangedInTheDatabase_whenLookedFor_thenNothingIsImportedByIt() {
        var id = sent(rows("G", 2), "庚系统");
        var stranger = sent(rows("H", 2), "辛系统");
        var sql = ledger.asSuperuser();
        // Terms of another file, and a file whose import was not started.
        sql.sql("""
                        update office.history_import
                           set terms = (select terms from office.history_import where id = ?::uuid),
                               state = 'RUNNING'
                         where id = ?::uuid
                        """).param(id).param(stranger).update();

        ledger.bean(ImportRunner.class).look();
        await().atMost(LONG)
                .until(() -> sql.sql("select count(*) from office.history_import where id = ?::uuid")
                                .param(stranger)
                                .query(Integer.class)
                                .single()
                        == 0);
        sql.sql("update office.history_import set state = 'RUNNING' where id = ?::uuid")
                .param(id)
                .update();
        ledger.bean(ImportRunner.class).look();

        assertThat(awaitEnd(id).path("state").asString()).isEqualTo("FAILED");
        assertThat(received("庚系统") + received("辛系统")).isZero();
        assertThat(sql.sql("select string_agg(t::text, '') from office.history_import t")
                        .query(String.class)
                        .single())
                .doesNotContain("张三", "old.csv", "庚系统");
        delete(id);
    }

    @Test
    void givenWhatIsNoTable_whenSent_thenItIsRefusedAndNothingIsKept() {
        int before =
                ledger.as("admin").get("/api/imports").json().path("imports").size();

        assertThat(send("old.exe", HEADER, "").text()).contains("CSV");
        assertThat(send("old.xlsx", HEADER, "").status()).isEqualTo(400);
        assertThat(send("old.csv", "", "").status()).isEqualTo(400);
        assertThat(send("old.csv", "PK\u0003\u0004 packed under the name of a text", MAPPING.formatted("癸系统"))
                        .status())
                .isEqualTo(400);
        assertThat(send("old.csv", "a".repeat(21 * 1024 * 1024), "").status()).isEqualTo(413);
        assertThat(send("old.csv", HEADER, "name: [").text()).contains("mapping.yaml");

        assertThat(ledger.as("admin").get("/api/imports").json().path("imports").size())
                .isEqualTo(before);
    }

    @Test
    void givenAFileOfOneAdministrator_whenAnotherLooks_thenItsContentsStayWithTheFirst() {
        var saved = ledger.as("admin")
                .put(
                        "/api/people/admin2",
                        "{\"reason\":\"新增管理员\",\"name\":\"江城\",\"role\":\"ADMIN\",\"password\":\"Wan-6tie#lan\"}");
        assertThat(saved.status()).as("%s", saved).isEqualTo(200);
        var id = sent(rows("K", 1), "壬系统");
        var other = ledger.anonymous().login("admin2", "Wan-6tie#lan");

        var seen = other.get("/api/imports/" + id);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).doesNotContain("张三").doesNotContain("壬系统");
        assertThat(other.post("/api/imports/%s/start".formatted(id), "").status())
                .isEqualTo(404);
        assertThat(other.post("/api/imports/%s/preview".formatted(id), "").status())
                .isEqualTo(404);
        assertThat(other.get("/api/imports/%s/rejects".formatted(id)).status()).isEqualTo(404);
        var form = new LoginForm(ledger);
        var page = form.withSessionOf(form.send("admin2", "Wan-6tie#lan")).get("/imports/" + id);
        assertThat(page.text()).doesNotContain("张三").contains("文件内容只有上传人可以查看");
        delete(id);
    }

    @Test
    void givenAPage_whenAFileIsSentTriedStartedAndItsRejectsAreTaken_thenEachStepIsShown() throws Exception {
        var admin = new WebForm(ledger, "admin");
        assertThat(admin.open("/people").text()).contains("href=\"/imports\"");
        admin.open("/imports");
        var table = rows("P", 3) + "P9,2026/2/30 9:30,李四,维修,不修,信访科,电话\n";
        var one = WebForm.done(
                admin.upload("/imports", Map.of("mapping", ""), new Upload("file", "旧系统.csv", table.getBytes(UTF_8))));
        assertThat(admin.open(one).text())
                .as("a draft by the columns of the file")
                .contains("旧系统.csv", "sourceId: &quot;编号&quot;", "收件时间");

        var wrong = admin.post(
                one + "/mapping", Map.of("mapping", MAPPING.formatted("页面").replace("LETTER", "LETTERS")));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("channel.values.信", "LETTERS");
        WebForm.done(admin.post(one + "/mapping", Map.of("mapping", MAPPING.formatted("页面"))));
        assertThat(admin.open(one).text()).contains("前 1,000 行：可导入 3 件", "张三", "2026/2/30", "开始导入");
        WebForm.done(admin.post(one + "/start", Map.of()));
        await().atMost(LONG).until(() -> admin.open(one).text().contains("导入完成"));
        assertThat(admin.open(one).text())
                .contains("<b>3</b> <span>已导入</span>", "<b>1</b> <span>未导入</span>", "/rejects");
        assertThat(admin.open("/imports").text()).contains("旧系统.csv", "导入完成");
        assertThat(received("页面")).isEqualTo(3);
        assertThat(WebForm.done(admin.post(one + "/delete", Map.of()))).isEqualTo("/imports");
        assertThat(admin.open(one).status()).isEqualTo(404);
    }

    @Test
    void givenAnImportWhoseNodeStops_whenAnotherTakesItUp_thenEachCaseIsThereOnce() throws Exception {
        var id = sent(rows("Q", 3_000), "癸系统");
        try (var second =
                TestLedger.start(ledger.databaseUrl(), ledger.data(), HandClock.at("2026-03-02T09:00")::addTo)) {
            try (var held = held("Q150")) {
                assertThat(second.as("admin")
                                .post("/api/imports/%s/start".formatted(id), "")
                                .status())
                        .isEqualTo(202);
                held.awaitWaiting();
                var closing = new Thread(second::close, "closing");
                closing.start();
                held.goOn();
                closing.join();
            }
        }
        assertThat(received("癸系统")).isBetween(200L, 2_999L);
        assertThat(read(id).path("state").asString()).isEqualTo("RUNNING");

        ledger.bean(ImportRunner.class).look();

        assertThat(awaitEnd(id).path("state").asString()).isEqualTo("DONE");
        assertThat(received("癸系统")).isEqualTo(3_000);
        delete(id);
    }
}
