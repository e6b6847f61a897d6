package org.caseledger.api.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.caseledger.api.testing.Caller.Upload;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.MissedDeadlineJob;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * A citizen's own words, unmistakable, go through the whole life of a case; afterwards they are nowhere in plain text
 * but where they are opened (P1.08).
 */
class CanaryIT {
    private static final String PHONE = "13987654321";
    private static final List<String> CANARIES = List.of(
            "金丝雀姓名",
            PHONE,
            "canary@nest.example",
            "金丝雀地址",
            "金丝雀标题",
            "金丝雀正文",
            "金丝雀诉求",
            "金丝雀改名",
            "金丝雀改文",
            "金丝雀通话",
            "金丝雀调查",
            "金丝雀照片",
            "金丝雀调解",
            "金丝雀意见",
            "金丝雀拟稿",
            "金丝雀回复",
            "金丝雀回访");

    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final Recorder LOG = new Recorder();
    private static String id = "";

    @BeforeAll
    static void aWholeLife() {
        LOG.start();
        for (var name : List.of("org.caseledger", "org.axonframework")) {
            logger(name).setLevel(Level.TRACE);
        }
        logger(Logger.ROOT_LOGGER_NAME).addAppender(LOG);
        var cases = LEDGER.cases();
        id = cases.received("""
                        {"kind":"COMPLAINT","channel":"WECHAT",
                         "complainant":{"name":"金丝雀姓名","phone":"13987654321",
                                        "email":"canary@nest.example","address":"金丝雀地址"},
                         "narrative":{"subject":"金丝雀标题","text":"金丝雀正文","request":"金丝雀诉求"},
                         "respondent":"郫都区某餐馆","respondentDetails":{"address":"郫都区中信大道1号"}}
                        """);
        cases.give(
                "intake",
                id,
                "correct-record",
                "{\"reason\":\"录入有误\",\"correction\":{\"complainant\":{\"name\":\"金丝雀改名\",\"phone\":\"13987654321\",\"address\":\"金丝雀地址\"}}}");
        cases.give(
                "intake",
                id,
                "correct-record",
                "{\"reason\":\"录入有误\",\"correction\":{\"narrative\":{\"text\":\"金丝雀改文\",\"request\":\"金丝雀诉求\"}}}");
        cases.accepted(cases.assigned(cases.classified(id)));
        cases.give(
                "handler", id, "record-contact", "{\"withWhom\":\"投诉人\",\"medium\":\"PHONE\",\"content\":\"金丝雀通话\"}");
        var picture = "%PDF-1.7 金丝雀照片".getBytes(StandardCharsets.UTF_8);
        var kept = LEDGER.as("handler")
                .upload(id + "/evidence", Map.of(), new Upload("file", "照片.pdf", picture))
                .field("sha256");
        cases.give("handler", id, "record-investigation", """
                {"onSite":true,"findings":"金丝雀调查","evidence":[{"name":"照片","sha256":"%s"}]}
                """.formatted(kept));
        for (var party : List.of("COMPLAINANT", "RESPONDENT")) {
            cases.give(
                    "handler",
                    id,
                    "record-consent",
                    "{\"to\":\"MEDIATION\",\"party\":\"%s\",\"given\":true,\"medium\":\"PHONE\"}".formatted(party));
        }
        cases.give("handler", id, "record-mediation", "{\"agreed\":true,\"terms\":\"金丝雀调解\"}");
        cases.give(
                "handler",
                id,
                "propose-opinion",
                "{\"opinion\":\"金丝雀意见\",\"plan\":{\"method\":\"调解\",\"responsible\":\"何岸\"}}");
        cases.give("handler", id, "draft-reply", "{\"text\":\"金丝雀拟稿\"}");
        refuse("leader", "approve-reply", "{\"draft\":1,\"digest\":\"金丝雀拟稿\"}");
        cases.give("leader", id, "approve-reply", "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("金丝雀拟稿")));
        refuse("handler2", "send-reply", "{\"text\":\"金丝雀回复\",\"medium\":\"SMS\"}");
        cases.give("handler", id, "send-reply", "{\"text\":\"金丝雀回复\",\"medium\":\"SMS\"}");
        cases.give("head", id, "record-follow-up", "{\"satisfaction\":\"NOT\",\"comment\":\"金丝雀回访\"}");
        LEDGER.as("handler").get(id + "/sealed");
        LEDGER.as("intake").post("/api/complaints", "{\"narrative\":{\"text\":\"金丝雀正文\"},\"phone\":");
        LEDGER.bean(MissedDeadlineJob.class).sweep();
    }

    private static void refuse(String person, String command, String body) {
        assertThat(LEDGER.as(person).post(id + "/" + command, body).status()).isBetween(400, 499);
    }

    @AfterAll
    static void quietAgain() {
        logger(Logger.ROOT_LOGGER_NAME).detachAppender(LOG);
        logger("org.caseledger").setLevel(Level.INFO);
        logger("org.axonframework").setLevel(null);
        LEDGER.close();
    }

    @Test
    void theyAreOpenedWhereTheyShouldBe() {
        var opened = LEDGER.as("handler").get(id + "/sealed").text();

        assertThat(opened).contains("金丝雀改名", "金丝雀改文", "金丝雀通话", "金丝雀调查", "金丝雀调解", "金丝雀意见", "金丝雀拟稿", "金丝雀回复", "金丝雀回访");
    }

    @Test
    void theyAreInNoTableOfTheDatabase() {
        // Rows that are built alongside the others, as at the first start, change during the test.
        var views = LEDGER.bean(Views.class);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> views.status().stream().allMatch(view -> view.building() == null));
        LEDGER.awaitViews();
        var tables = LEDGER.tables();

        assertThat(tables.keySet())
                .contains(
                        "ledger.event",
                        "vault.case_key",
                        "vault.file",
                        "office.person",
                        "views.board",
                        "views.history");
        assertThat(tables.get("ledger.event")).contains("ComplaintReceived", "郫都区某餐馆");
        tables.forEach(CanaryIT::holdsNone);
    }

    @Test
    void theyAreInNoLog() {
        var log = String.join("\n", LOG.lines);

        assertThat(log).isNotBlank();
        holdsNone("the log", log);
    }

    @Tag("P1.08")
    @Test
    void theyAreInNoOtherAnswer() {
        for (var path : List.of(
                id,
                id + "/history",
                id + "/refusals",
                id + "/openings",
                "/api/board?after=" + LEDGER.head(),
                "/api/deadlines",
                "/api/approvals",
                "/api/activity",
                "/api/search?q=%E9%87%91%E4%B8%9D")) {
            var answer = LEDGER.as("head").get(path);
            assertThat(answer.status()).as("%s %s", path, answer).isEqualTo(200);
            holdsNone(path, answer.text());
        }
    }

    @Test
    void theyAreInNoFile() throws IOException {
        filesHoldNone();
        var planted = LEDGER.data().resolve("planted");
        var bytes = "金丝雀正文".getBytes(StandardCharsets.UTF_8);
        Files.write(planted, ByteBuffer.allocate(32).put((byte) 0xe9).put(bytes).array());
        assertThatThrownBy(CanaryIT::filesHoldNone)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("planted");
        Files.delete(planted);
    }

    private static void filesHoldNone() throws IOException {
        try (var files = Files.walk(LEDGER.data())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                // What is no text between them does not hide it.
                var content = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                holdsNone(file.toString(), content);
            }
        }
    }

    @Test
    void oneThatSlippedThroughWouldBeFound() {
        var jdbc = LEDGER.asSuperuser();
        jdbc.sql("create table office.planted (text bytea, digest text)").update();
        jdbc.sql("insert into office.planted values (:plain, 'a')")
                .param("plain", "金丝雀正文".getBytes(StandardCharsets.UTF_8))
                .update();
        assertThatThrownBy(() -> LEDGER.tables().forEach(CanaryIT::holdsNone))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("office.planted");
        jdbc.sql("update office.planted set text = null, digest = :digest")
                .param("digest", Cases.digest(PHONE))
                .update();
        assertThatThrownBy(() -> LEDGER.tables().forEach(CanaryIT::holdsNone)).isInstanceOf(AssertionError.class);
        jdbc.sql("drop table office.planted").update();

        logger("org.caseledger.planted").trace("金丝雀正文");
        assertThatThrownBy(() -> holdsNone("the log", String.join("\n", LOG.lines)))
                .isInstanceOf(AssertionError.class);
        LOG.lines.removeIf(line -> line.contains("org.caseledger.planted"));
    }

    /** Neither as they are, nor in hexadecimal as bytes are shown, nor the phone's digests. */
    private static void holdsNone(String where, String content) {
        for (var canary : CANARIES) {
            var hex = HexFormat.of().formatHex(canary.getBytes(StandardCharsets.UTF_8));
            assertThat(content.contains(canary) || content.contains(hex))
                    .as("%s in %s", canary, where)
                    .isFalse();
        }
        var digest = Cases.digest(PHONE);
        assertThat(content.contains(digest))
                .as("digest of the phone in %s", where)
                .isFalse();
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }

    /** Everything that is logged, with its exceptions. */
    private static final class Recorder extends AppenderBase<ILoggingEvent> {
        private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        private final PatternLayout layout = new PatternLayout();

        @Override
        public void start() {
            layout.setContext((ch.qos.logback.core.Context) LoggerFactory.getILoggerFactory());
            layout.setPattern("%d %level %logger %msg %mdc %kvp %ex{full}%n");
            layout.start();
            super.start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            lines.add(layout.doLayout(event));
        }
    }
}
