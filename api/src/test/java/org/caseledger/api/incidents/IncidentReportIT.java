package org.caseledger.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.ReplayDeliveryJob;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The report upward, and an exercise from its plan to its score, over HTTP. */
class IncidentReportIT {
    private static final String INCIDENTS = "/api/incidents";

    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String declared(boolean exercise) {
        var body = IncidentsIT.declaration("").replace("false", String.valueOf(exercise));
        var answer = ledger.as("leader").post(INCIDENTS, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.header("Location");
    }

    private static Answer give(String person, String incident, String command, String body) {
        var answer = ledger.as(person).post(incident + "/" + command, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static String text(Answer docx) throws IOException {
        try (var document = new XWPFDocument(
                        new ByteArrayInputStream(docx.response().body()));
                var extractor = new XWPFWordExtractor(document)) {
            return extractor.getText();
        }
    }

    @Test
    void aSuperiorIsToldWhatTheClauseAsks_withMeasuresAndFigures_asOfAnyMoment() throws IOException {
        var accepted = ledger.cases().accepted();
        var incident = declared(false);
        give(
                "head",
                incident,
                "attach-complaint",
                "{\"caseId\":\"%s\",\"why\":\"同一食堂\"}".formatted(accepted.substring(accepted.lastIndexOf('/') + 1)));
        var before = Instant.now();
        give("head", incident, "report-to-superior", """
                {"authority":"市局","happenedAt":"2026-03-02T12:00:00+08:00","place":"𠮷祥学校",
                 "persons":"学生32人","scope":"一所学校"}
                """);
        give("head", incident, "take-measure", "{\"measure\":\"MEETING\",\"what\":\"研究处理方案\"}");
        ledger.cases().give("handler", accepted, "draft-reply", "{\"text\":\"已责令整改。\"}");
        ledger.cases().give("handler", accepted, "send-reply", "{\"medium\":\"WECHAT\"}");

        var report = ledger.as("leader").get(incident + "/report").json();
        assertThat(report.path("reported").path("what").path("place").asString())
                .isEqualTo("𠮷祥学校");
        assertThat(report.path("figures").path("cases").asInt()).isEqualTo(1);
        assertThat(report.path("figures").path("replied").asInt()).isEqualTo(1);
        assertThat(report.path("figures").path("byState").path("REPLIED").asInt())
                .isEqualTo(1);
        var docx = ledger.as("leader").get(incident + "/report/docx");
        assertThat(docx.status()).isEqualTo(200);
        assertThat(text(docx))
                .contains(
                        "突发事件报告",
                        "发生时间：2026-03-02 12:00",
                        "地点：𠮷祥学校",
                        "涉及人员：学生32人",
                        "影响范围：一所学校",
                        "召开会议研究处理方案：研究处理方案",
                        "关联投诉件1件：已回复1件")
                .doesNotContain("林晚", "13800000000", "null");

        var then = ledger.as("leader").get(incident + "/report?at=" + before).json();
        assertThat(then.path("reported").isMissingNode()
                        || then.path("reported").isNull())
                .isTrue();
        assertThat(then.path("incident").path("measures").size()).isZero();
        assertThat(then.path("figures").path("byState").path("ACCEPTED").asInt())
                .isEqualTo(1);
        assertThat(text(ledger.as("leader").get(incident + "/report/docx?at=" + before)))
                .contains("尚未报告");
        var tooEarly = incident + "/report?at=2020-01-01T00:00:00Z";
        assertThat(ledger.as("leader").get(tooEarly).status()).isEqualTo(404);
        assertThat(ledger.as("leader").get(incident + "/report?at=then").problem())
                .isEqualTo("input");
        assertThat(ledger.as("handler").get(incident + "/report").status()).isEqualTo(403);
    }

    @Test
    void anExerciseIsPlannedReceivedHandledAndScored() {
        var from = Instant.now().minusSeconds(1);
        var past = ledger.cases().drafted();
        var exercise = declared(true);
        var body = "{\"from\":\"%s\",\"until\":\"%s\",\"speed\":1000,\"startsAt\":\"%s\"}"
                .formatted(from, Instant.now(), from.minusSeconds(60));
        var address = exercise + "/plan-replay?after=" + ledger.head();
        var planned = ledger.as("head").post(address, body);
        assertThat(planned.status()).as("%s", planned).isEqualTo(200);
        assertThat(planned.json().path("replay").path("cases").asInt()).isPositive();
        assertThat(planned.text()).doesNotContain(past.substring(past.lastIndexOf('/') + 1));
        ledger.as("head").get(INCIDENTS + "?exercise=true&after=" + ledger.head());
        ledger.bean(ReplayDeliveryJob.class).receive();

        var list = "/api/board?incident=%s&after=%d";
        var id = exercise.substring(exercise.lastIndexOf('/') + 1);
        var board =
                ledger.as("dispatcher").get(list.formatted(id, ledger.head())).json();
        var total = planned.json().path("replay").path("cases").asInt();
        assertThat(board.path("total").asInt()).isEqualTo(total);
        var card = board.path("cards").path(0);
        assertThat(card.path("number").asString()).contains("演练");
        var again = "/api/complaints/" + card.path("caseId").asString();
        ledger.cases().give("leader", again, "sign-off-routing", "{\"unit\":\"XIPU\"}");
        ledger.cases().give("dispatcher", again, "assign-complaint", "{\"unit\":\"XIPU\"}");
        assertThat(ledger.as("dispatcher").get(again + "/history").text()).contains("演练商户01");
        var everyCard = ledger.as("dispatcher").get("/api/board?size=200&after=" + ledger.head());
        assertThat(everyCard.text()).doesNotContain("演练");

        var score = ledger.as("leader").get(exercise + "/score");
        assertThat(score.status()).as("%s", score).isEqualTo(200);
        assertThat(score.json().path("received").asInt()).isEqualTo(total);
        assertThat(score.json().path("steps").path("DISPATCH").path("taken").asInt())
                .isEqualTo(1);
        assertThat(ledger.as("handler").get(exercise + "/score").status()).isEqualTo(403);
        assertThat(ledger.as("leader").get(declared(false) + "/score").status()).isEqualTo(404);
    }

    @Test
    void whatCannotBeReplayedIsRefused() {
        var exercise = declared(true);
        for (var wrong : new String[] {
            "{}",
            "{\"from\":\"2026-03-02T00:00:00Z\",\"until\":\"2026-03-02T00:00:00Z\",\"speed\":1}",
            "{\"from\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-03-02T00:00:00Z\",\"speed\":0}",
            "{\"from\":\"2026-03-01T00:00:00Z\",\"until\":\"2026-03-02T00:00:00Z\",\"speed\":1001}",
            "{\"from\":\"2026-03-01\",\"until\":\"2026-03-02T00:00:00Z\",\"speed\":1}"
        }) {
            assertThat(ledger.as("head").post(exercise + "/plan-replay", wrong).problem())
                    .as(wrong)
                    .isEqualTo("input");
        }
        var empty = "{\"from\":\"2001-03-01T00:00:00Z\",\"until\":\"2001-03-02T00:00:00Z\",\"speed\":1}";
        assertThat(ledger.as("head").post(exercise + "/plan-replay", empty).field("rule"))
                .isEqualTo("REPLAY_SIZE");
        assertThat(ledger.as("dispatcher")
                        .post(exercise + "/plan-replay", empty)
                        .status())
                .isEqualTo(403);
        assertThat(ledger.as("head")
                        .post(declared(false) + "/plan-replay", empty)
                        .field("rule"))
                .isEqualTo("EXERCISE_REPLAYS");
    }
}
