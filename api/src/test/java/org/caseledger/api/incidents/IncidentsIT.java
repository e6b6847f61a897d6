package org.caseledger.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Incidents over HTTP, from what proposes one to the improvements that follow it. */
class IncidentsIT {
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

    static String declaration(String more) {
        return """
               {"kind":"FOOD_SAFETY","level":"TWO","title":"某学校食堂食物中毒","why":"同日多人投诉",
                "exercise":false%s}
               """.formatted(more);
    }

    private static String declared() {
        var answer = ledger.as("leader").post(INCIDENTS, declaration(""));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.header("Location");
    }

    private static Answer give(String person, String incident, String command, String body) {
        var answer = ledger.as(person).post(incident + "/" + command, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    private static JsonNode get(String path) {
        var answer = ledger.as("supervisor").get(path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    @Test
    void anIncidentIsHandledFromItsDeclarationToItsImprovements() {
        var caseId = idOf(ledger.cases().accepted());
        var incident = declared();
        give(
                "leader",
                incident,
                "form-task-force",
                "{\"head\":\"王局长\",\"groups\":{\"RESPONSE\":[\"张三\",\"𠮷四\"],\"LOGISTICS\":[\"李四\"]}}");
        give("dispatcher", incident, "attach-complaint", "{\"caseId\":\"%s\",\"why\":\"同一食堂\"}".formatted(caseId));
        give(
                "handler",
                incident,
                "take-measure",
                "{\"measure\":\"CLOSE_BUSINESS\",\"what\":\"责令停业整顿\",\"group\":\"RESPONSE\"}");
        give("head", incident, "report-to-superior", """
                {"authority":"市局","happenedAt":"2026-03-02T12:00:00+08:00","place":"某学校",
                 "persons":"学生32人","scope":"一所学校"}
                """);
        give("leader", incident, "release-information", "{\"channel\":\"局网站\",\"text\":\"已停业整顿\"}");
        var open = get(INCIDENTS + "?open=true&caseId=" + caseId);
        assertThat(open.path("total").asInt()).isEqualTo(1);
        assertThat(open.path("incidents").path(0).path("measures").asInt()).isEqualTo(1);
        give("head", incident, "close-incident", "{\"result\":\"整改完毕\"}");
        give("leader", incident, "evaluate-incident", """
                {"problems":["报告不及时"],
                 "improvements":[{"what":"修订值班制度","who":"赵中心","by":"2099-01-01"},
                                 {"what":"备勤名单","who":"刘登记","by":"2099-06-30"}]}
                """);
        var last = give("head", incident, "complete-improvement", "{\"improvement\":1,\"done\":\"已下发\"}");

        var shown = ledger.as("auditor").get(incident);
        assertThat(shown.json()).isEqualTo(last.json());
        assertThat(shown.header("ETag")).isEqualTo("\"8\"");
        assertThat(shown.json().path("open").asBoolean()).isFalse();
        assertThat(shown.json().path("evaluation").path("improvements").size()).isEqualTo(2);
        var cards = get(incident + "/cases");
        assertThat(cards.path("total").asInt()).isEqualTo(1);
        assertThat(cards.path("cards").path(0).path("caseId").asString()).isEqualTo(caseId);
        assertThat(get("/api/board?incident=" + idOf(incident)).path("total").asInt())
                .isEqualTo(1);
        var history = get(incident + "/history");
        assertThat(history.size()).isEqualTo(9);
        assertThat(history.path(1).path("zh").asString()).contains("成立专班", "应急处置组：张三、𠮷四");
        assertThat(history.path(4).path("en").asString()).contains("Reported to 市局", "学生32人");
        var todo = get(INCIDENTS + "/improvements");
        assertThat(todo.toString()).contains("备勤名单").doesNotContain("修订值班制度");
        assertThat(get(INCIDENTS + "/improvements?which=OVERDUE").path("total").asInt())
                .isZero();
        assertThat(get(INCIDENTS + "/improvements?which=DONE").toString()).contains("已下发");
    }

    @Test
    void aHandlerSeesOfAnIncidentTheOwnUnitsCasesOnly_andOneThatWasTakenBackIsGone() {
        var caseId = idOf(ledger.cases().accepted());
        var incident = declared();
        give("leader", incident, "attach-complaint", "{\"caseId\":\"%s\",\"why\":\"同一食堂\"}".formatted(caseId));
        var cases = incident + "/cases?after=" + ledger.head();
        assertThat(ledger.as("handler").get(cases).json().path("total").asInt()).isEqualTo(1);
        assertThat(ledger.as("handler2").get(cases).json().path("total").asInt())
                .isZero();
        assertThat(ledger.as("admin").get(cases).status()).isEqualTo(403);

        give("head", incident, "detach-complaint", "{\"caseId\":\"%s\",\"reason\":\"另一食堂\"}".formatted(caseId));
        assertThat(get(incident + "/cases").path("total").asInt()).isZero();
        assertThat(get(INCIDENTS + "?caseId=" + caseId).path("total").asInt()).isZero();
    }

    @Test
    void anUrgentCaseProposesOne_untilItIsDeclaredOrDismissed() {
        var urgent = ledger.cases().received();
        ledger.cases()
                .give("dispatcher", urgent, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"URGENT\"}");
        var major = ledger.cases().received();
        ledger.cases()
                .give("dispatcher", major, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}");
        ledger.cases().classified();
        var proposals = get(INCIDENTS + "/proposals");
        assertThat(proposals.path("total").asInt()).isEqualTo(2);
        var first = proposals.path("cases").path(0);
        assertThat(first.path("ofCase").path("caseId").asString()).isEqualTo(idOf(urgent));
        assertThat(first.path("atOnce").asBoolean()).isTrue();
        assertThat(proposals.path("cases").path(1).path("atOnce").asBoolean()).isFalse();

        var body = declaration(",\"proposed\":\"case/%s\"".formatted(idOf(urgent)));
        var answer = ledger.as("leader").post(INCIDENTS, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        assertThat(answer.json().path("cases").asInt()).isEqualTo(1);
        assertThat(ledger.as("leader").post(INCIDENTS, body).field("rule")).isEqualTo("BEGUN_ONCE");
        var dismissal = "{\"proposal\":\"case/%s\",\"reason\":\"个案，按常规办理\"}".formatted(idOf(major));
        var dismiss = INCIDENTS + "/proposals/dismiss";
        assertThat(ledger.as("handler").post(dismiss, dismissal).status()).isEqualTo(403);
        assertThat(ledger.as("head").post(dismiss, dismissal).status()).isEqualTo(200);
        assertThat(get(INCIDENTS + "/proposals").path("total").asInt()).isZero();
        assertThat(get(INCIDENTS + "?caseId=" + idOf(urgent)).path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void anIncidentIsNoCase_andACaseNoIncident() {
        var incident = declared();
        var caseAddress = ledger.cases().received();
        assertThat(ledger.as("head").get("/api/complaints/" + idOf(incident)).status())
                .isEqualTo(404);
        assertThat(ledger.as("dispatcher")
                        .post(
                                "/api/complaints/" + idOf(incident) + "/classify-complaint",
                                "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}")
                        .status())
                .isEqualTo(404);
        assertThat(ledger.as("head").get(INCIDENTS + "/" + idOf(caseAddress)).status())
                .isEqualTo(404);
        var wrong = ledger.as("head")
                .post(
                        incident + "/attach-complaint",
                        "{\"caseId\":\"%s\",\"why\":\"同一食堂\"}".formatted(idOf(declared())));
        assertThat(wrong.field("rule")).isEqualTo("CASE_THERE");
    }

    @Test
    void whatCannotBeReadIsRefusedInPlainWords_andNothingIsDone() {
        var incident = declared();
        var head = ledger.head();
        for (var wrong : new String[] {
            "{}",
            declaration("").replace("FOOD_SAFETY", "FIRE"),
            declaration("").replace("false", "null"),
            declaration("").replace("某学校食堂食物中毒", " "),
            declaration(",\"proposed\":\"case/x\""),
            declaration(",\"id\":\"" + UUID.randomUUID() + "\"")
        }) {
            assertThat(ledger.as("leader").post(INCIDENTS, wrong).problem())
                    .as(wrong)
                    .isEqualTo("input");
        }
        var report = "{\"authority\":\"市局\",\"happenedAt\":\"2026-03-02T12:00:00+08:00\"}";
        var missing = ledger.as("head").post(incident + "/report-to-superior", report);
        assertThat(missing.json().path("fields").propertyNames()).contains("place", "persons", "scope");
        var known = ledger.as("head").post(incident + "/take-measure", "{\"wat\":1}");
        assertThat(known.text()).contains("measure").doesNotContain("\"id\"", " id,");
        assertThat(ledger.as("head").post(incident + "/declare-incident", "{}").status())
                .isEqualTo(404);
        assertThat(ledger.as("head")
                        .post(INCIDENTS + "/" + UUID.randomUUID() + "/stop-replay", "{\"reason\":\"回放有误\"}")
                        .status())
                .isEqualTo(404);
        assertThat(ledger.as("head").get(INCIDENTS + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(ledger.as("head").get(INCIDENTS + "/improvements?which=x").problem())
                .isEqualTo("input");
        assertThat(ledger.head()).isEqualTo(head);
    }

    @Test
    void aRepeatedRequestIsAnsweredAsBefore_andAStaleOneIsNotDone() {
        var incident = declared();
        var measure = "{\"measure\":\"MEETING\",\"what\":\"研究处理方案\"}";
        var key = UUID.randomUUID().toString();
        var first = ledger.as("head").with("Idempotency-Key", key).post(incident + "/take-measure", measure);
        give("head", incident, "take-measure", measure);
        var head = ledger.head();
        var again = ledger.as("head").with("Idempotency-Key", key).post(incident + "/take-measure", measure);
        assertThat(again.text()).isEqualTo(first.text());
        var stale = ledger.as("head").with("If-Match", "\"1\"").post(incident + "/take-measure", measure);
        assertThat(stale.status()).isEqualTo(412);
        assertThat(ledger.head()).isEqualTo(head);
    }
}
