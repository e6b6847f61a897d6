package org.caseledger.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.caseledger.api.testing.WebForm.done;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Incidents and exercises by forms, without JavaScript, from the proposal to the evaluation. */
class IncidentFormsIT {
    private static final Map<String, String> POISONING = Map.of(
            "kind", "FOOD_SAFETY",
            "level", "TWO",
            "title", "某学校<食堂>食物中毒",
            "why", "同日多人投诉",
            "exercise", "false");

    private static TestLedger ledger;
    private static WebForm leader;
    private static WebForm head;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        leader = new WebForm(ledger, "leader");
        head = new WebForm(ledger, "head");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String declared() {
        return done(leader.send("/incidents/declare", POISONING)).replaceFirst("\\?.*", "");
    }

    /** What the incident shows after a form was sent. */
    private static String give(WebForm by, String incident, String command, Map<String, String> filledIn) {
        var shown = by.open(done(by.send(incident + "/do/" + command, filledIn)));
        assertThat(shown.status()).as("%s", shown).isEqualTo(200);
        return shown.text();
    }

    private static void refused(Answer answer, String... says) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        assertThat(answer.text()).contains(says);
    }

    private static String numberOf(String caseAddress) {
        return ledger.as("head").get(caseAddress).field("number");
    }

    @Test
    void anIncidentIsHandledByForms_fromItsDeclarationToItsImprovements() {
        var number = numberOf(ledger.cases().accepted());
        var incident = declared();
        refused(leader.send(incident + "/do/form-task-force", Map.of("head", "王局长")), "请填写此项", "王局长");
        assertThat(give(leader, incident, "form-task-force", Map.of("head", "王局长", "groups[RESPONSE]", "张三、𠮷四")))
                .contains("某学校&lt;食堂&gt;食物中毒", "应急处置组", "张三、𠮷四");
        refused(
                leader.send(
                        incident + "/do/take-measure", Map.of("measure", "PLAN", "what", "制定方案", "group", "LOGISTICS")),
                "后勤保障组",
                "制定方案");
        refused(
                head.send(incident + "/do/attach-complaint", Map.of("caseId", "999", "why", "同一食堂")),
                "id=\"caseId-wrong\"",
                "同一食堂");
        assertThat(give(head, incident, "attach-complaint", Map.of("caseId", number, "why", "同一食堂")))
                .contains(number, "关联投诉件 " + number, "共1件");
        give(
                new WebForm(ledger, "handler"),
                incident,
                "take-measure",
                Map.of("measure", "CLOSE_BUSINESS", "what", "责令停业", "group", "RESPONSE"));
        refused(head.send(incident + "/do/close-incident", Map.of("result", "整改完毕")), "台账规则", "整改完毕");
        assertThat(give(
                        head,
                        incident,
                        "report-to-superior",
                        Map.of(
                                "authority", "市局",
                                "happenedAt", "2026-03-02T12:00",
                                "place", "某学校",
                                "persons", "学生32人",
                                "scope", "一所学校")))
                .contains("学生32人", "责令停业");
        give(leader, incident, "release-information", Map.of("channel", "局网站", "text", "已停业"));
        assertThat(give(head, incident, "close-incident", Map.of("result", "整改完毕")))
                .contains("已结束", "尚未总结评估")
                .doesNotContain("/do/take-measure");
        assertThat(give(
                        leader,
                        incident,
                        "evaluate-incident",
                        Map.of(
                                "problems", "报告不及时，未说明\r\n备勤无人",
                                "improvements[0].what", "修订制度",
                                "improvements[0].who", "赵中心",
                                "improvements[0].by", "2099-01-01")))
                .contains("报告不及时，未说明</li>", "备勤无人</li>", "修订制度");
        assertThat(leader.open("/incidents/improvements").text()).contains("修订制度");
        assertThat(give(head, incident, "complete-improvement?improvement=1", Map.of("done", "已下发")))
                .contains("已下发");
        assertThat(leader.open("/incidents?open=false&kind=FOOD_SAFETY").text()).contains(incident, "已评估");
        assertThat(leader.open("/incidents?open=true&kind=GROUP").text()).contains("没有应急事件");
    }

    @Test
    void whoMayNotGiveACommandIsShownNoForm_andRefusedAllTheSame() {
        var incident = declared();
        var intake = new WebForm(ledger, "intake");
        assertThat(intake.open(incident).text()).doesNotContain(incident + "/do/");
        assertThat(intake.open(incident + "/do/close-incident").status()).isEqualTo(403);
        assertThat(intake.open("/incidents/declare").status()).isEqualTo(403);
        refused(intake.post(incident + "/do/close-incident", Map.of("result", "无事")), "台账规则", "无事");
        assertThat(leader.open(incident + "/do/declare-incident").status()).isEqualTo(404);
        assertThat(new WebForm(ledger, "admin").open("/incidents").status()).isEqualTo(403);
        assertThat(new WebForm(ledger, "handler").open("/incidents/proposals").status())
                .isEqualTo(403);
    }

    @Test
    void givenAFormIsSentTwice_thenItIsDoneOnce_andTooLateItTellsWhatWasDoneMeanwhile() {
        var incident = declared();
        var fields = Map.of(
                "key", UUID.randomUUID().toString(),
                "version", "0",
                "measure", "MEETING",
                "what", "召开会议");
        var first = head.post(incident + "/do/take-measure", fields);
        assertThat(done(head.post(incident + "/do/take-measure", fields))).isEqualTo(done(first));

        refused(
                leader.post(incident + "/do/take-measure", Map.of("version", "0", "measure", "CALM", "what", "化解矛盾")),
                "class=\"meanwhile\"",
                "召开会议",
                "化解矛盾");
        refused(leader.post(incident + "/do/take-measure", Map.of("measure", "CALM")), "id=\"what-wrong\"");
    }

    @Test
    void anUrgentCaseIsProposed_andDeclaredOrDismissed() {
        var one = urgent();
        var other = urgent();
        var page = leader.open("/incidents/proposals?after=" + ledger.head()).text();
        assertThat(page).contains(numberOf(one), numberOf(other));

        var dismissal = "/incidents/dismiss?proposal=case/" + idOf(one);
        assertThat(leader.open(dismissal).text()).contains(numberOf(one));
        refused(leader.send(dismissal, Map.of()), "id=\"reason-wrong\"");
        var after = done(leader.send(dismissal, Map.of("reason", "已就地化解")));
        assertThat(leader.open(after).text()).doesNotContain(numberOf(one));

        var declared = done(leader.send(
                "/incidents/declare?kind=MAJOR&exercise=false&proposed=case/" + idOf(other),
                Map.of(
                        "kind", "MAJOR",
                        "level", "THREE",
                        "title", "重大投诉",
                        "why", "涉及多人",
                        "exercise", "false")));
        assertThat(leader.open(declared).text()).contains(numberOf(other));
    }

    @Test
    void aCaseThatWasAttachedByMistakeIsTakenBack() {
        var number = numberOf(ledger.cases().accepted());
        var incident = declared();
        ledger.awaitViews();
        var with = give(head, incident, "attach-complaint", Map.of("caseId", number, "why", "同一食堂"));
        var detach = "detach-complaint?caseId=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
        assertThat(with).contains("href=\"%s/do/detach-complaint?caseId=".formatted(incident));

        assertThat(give(head, incident, detach, Map.of("caseId", number, "reason", "另一食堂")))
                .doesNotContain("href=\"%s/do/detach-complaint".formatted(incident))
                .contains("没有您可查看的关联投诉件");
    }

    @Test
    void anExerciseIsFlagged_replaysThePast_andIsScored() {
        ledger.cases().replied();
        var replied = Instant.now();
        var declared = done(leader.send(
                "/incidents/declare?exercise=true",
                Map.of(
                        "kind", "SURGE",
                        "level", "FOUR",
                        "title", "春季演练",
                        "why", "年度计划",
                        "exercise", "true")));
        assertThat(leader.open(declared).status()).isEqualTo(200);
        var exercise = declared.replaceFirst("\\?.*", "");
        assertThat(leader.open("/incidents").text()).doesNotContain("春季演练");
        assertThat(leader.open("/incidents?exercise=true").text()).contains("春季演练");
        assertThat(leader.open(exercise).text())
                .contains("class=\"exercise-banner\"", "/do/plan-replay")
                .doesNotContain("/do/attach-complaint");
        assertThat(leader.open(exercise + "/score").status()).isEqualTo(404);
        refused(
                leader.send(
                        exercise + "/do/plan-replay",
                        Map.of(
                                "from", "2026-01-02T00:00",
                                "until", "2026-01-01T00:00",
                                "speed", "10")),
                "id=\"until-wrong\"");
        // A form takes whole seconds: the case is in the period once its own is over.
        await().until(() -> Instant.now().truncatedTo(ChronoUnit.SECONDS).isAfter(replied));
        var now = LocalDateTime.now(WorkCalendar.ZONE);
        var planned = give(
                leader,
                exercise,
                "plan-replay",
                Map.of(
                        "from", now.minusDays(1).withNano(0).toString(),
                        "until", now.withNano(0).toString(),
                        "speed", "1000"));
        assertThat(planned).contains(exercise + "/score", "1000倍速", "<progress");
        var score = leader.open(exercise + "/score");
        assertThat(score.status()).as("%s", score).isEqualTo(200);
        assertThat(score.text()).contains("1000倍速", "id=\"score-cases\"");
        assertThat(give(head, exercise, "stop-replay", Map.of("reason", "演练到此为止")))
                .contains("已停止：演练到此为止");
    }

    private static String urgent() {
        var urgent = ledger.cases().received();
        ledger.cases()
                .give("dispatcher", urgent, "classify-complaint", "{\"category\":[\"食品\"],\"severity\":\"URGENT\"}");
        return urgent;
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }
}
