package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.procedure.WorkCalendar;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deadline is moved, or a case answered and closed, past what its procedure allows. */
class LimitsAndAnswersIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String ARCHIVE = """
            {"present":["REGISTRATION_FORM","FEEDBACK_RECORD"],
             "missing":{"INVESTIGATION_REPORT":"电话核实","HANDLING_OPINION":"当场处理"}%s}
            """;
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();

    @Test
    @DisplayName("P9.08: a WeChat case was extended to a date a year ahead, again and again")
    void givenAWechatCase_whenExtendedByAYear_thenRefused() {
        var id = LEDGER.cases().accepted();
        refused(extend(id, workingDay(250), now()), "PROMISE_WITHIN_LIMIT", "P9.08");
        refused(extend(id, now().minusSeconds(86_400), now()), "PROMISE_IS_LATER", "P9.08");
        refused(extend(id, dayOff(), now()), "PROMISE_ON_A_WORKING_DAY", "P9.08");
    }

    @Test
    @DisplayName("P9.08: twice, each with a notice of its own, and not a third time")
    void givenAWechatCase_whenExtendedInPieces_thenEachIsCountedAndTold() {
        var id = LEDGER.cases().accepted();
        var told = now();
        assertThat(extend(id, workingDay(3), told).status()).isEqualTo(200);
        refused(extend(id, workingDay(5), told), "TOLD_AGAIN", "P9.08");
        assertThat(extend(id, workingDay(5), now()).status()).isEqualTo(200);
        refused(extend(id, workingDay(6), now()), "EXTENDED_OFTEN_ENOUGH", "P9.08");
        assertThat(offered("leader", id, "extend-deadline")).isEqualTo("EXTENDED_OFTEN_ENOUGH");
    }

    /** The rule by which a command is not offered on a case; empty when it is. */
    private static String offered(String person, String id, String command) {
        for (var one : LEDGER.as(person).get(id + "/commands").json()) {
            if (one.path("command").asString().equals(command)) {
                return one.path("refused").path("rule").asString("");
            }
        }
        throw new IllegalArgumentException(command);
    }

    @Test
    void givenTwoLeadersAtOnce_whenBothExtend_thenOneNoticeMakesOneExtension() {
        var id = LEDGER.cases().accepted();
        var told = now();
        var answers = Stream.of("leader", "leader")
                .map(leader -> CompletableFuture.supplyAsync(() -> extend(id, workingDay(3), told)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .map(Answer::status)
                .sorted()
                .toList();
        // overtaken while it decided, or refused by what the other one left
        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(answers.get(1)).isIn(409, 422);
    }

    @Test
    @DisplayName("an extension is late with leave, never in time")
    void givenAnExtendedCase_whenReplied_thenItCountsWithLeave() {
        var id = LEDGER.cases().accepted();
        extend(id, workingDay(3), now());
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        LEDGER.cases().give("handler", id, "send-reply", "{\"medium\":\"WECHAT\"}");
        LEDGER.awaitViews();
        assertThat(counts(id, "MET_WITH_LEAVE")).isTrue();
        assertThat(counts(id, "MET_IN_TIME")).isFalse();
        assertThat(LEDGER.as("auditor")
                        .get("/api/statistics/cases?by=CHANNEL&figure=WITH_LEAVE&size=200")
                        .text())
                .contains(id.substring(id.lastIndexOf('/') + 1));
    }

    @ParameterizedTest(name = "P9.08 writes 12356 for the hotline 12365: {0}")
    @ValueSource(strings = {"12356", "HOTLINE_12356"})
    void givenAChannelAsP908WritesIt_whenReceived_thenItIsTheHotline12365(String channel) {
        var id = LEDGER.cases().received(Cases.RECEIPT.replace("WECHAT", channel));
        assertThat(LEDGER.as("intake").get(id).json().path("channel").asString())
                .isEqualTo("HOTLINE_12365");
        var other = LEDGER.cases().received(Cases.RECEIPT.replace("WECHAT", "PHONE"));
        LEDGER.cases()
                .give(
                        "intake",
                        other,
                        "correct-record",
                        "{\"correction\":{\"channel\":\"%s\"},\"reason\":\"登记时渠道有误\"}".formatted(channel));
        assertThat(LEDGER.as("intake").get(other).json().path("channel").asString())
                .isEqualTo("HOTLINE_12365");
        refusedInput(LEDGER.as("intake").post("/api/complaints", Cases.RECEIPT.replace("WECHAT", "12357")));
    }

    /** What is no channel says which ones there are. */
    private static void refusedInput(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(400);
        assertThat(answer.text()).contains("HOTLINE_12365");
    }

    @Test
    @DisplayName("P2.18, P7.13: NOT satisfied, then archived")
    void givenNotSatisfied_whenTheCenterArchives_thenOnlyALeaderMayWithAReason() {
        var id = LEDGER.cases().replied();
        LEDGER.cases().give("head", id, "record-follow-up", "{\"satisfaction\":\"NOT\"}");
        LEDGER.cases().give("intake", id, "record-follow-up", "{\"satisfaction\":\"UNREACHABLE\"}");
        for (var person : List.of("intake", "dispatcher", "head")) {
            refused(archive(person, id, "要求过高"), "NOT_SATISFIED_EXPLAINED", "P9.12");
            assertThat(offered(person, id, "archive-complaint")).isEqualTo("NOT_SATISFIED_EXPLAINED");
        }
        var silent = LEDGER.as("leader").post(id + "/archive-complaint", ARCHIVE.formatted(""));
        refused(silent, "NOT_SATISFIED_EXPLAINED", "P9.12");
        assertThat(archive("leader", id, "要求过高，已再次解释").status()).isEqualTo(200);
        assertThat(found(id)).contains("ARCHIVED_NOT_SATISFIED");
    }

    private static Answer archive(String person, String id, String reason) {
        var said = ",\"notSatisfiedReason\":\"%s\"".formatted(reason);
        return LEDGER.as(person).post(id + "/archive-complaint", ARCHIVE.formatted(said));
    }

    private static String found(String id) {
        return LEDGER.as("auditor").get(id + "/findings").text();
    }

    @Test
    @DisplayName("P9.12: an intake clerk sent a unit's reply without draft or investigation")
    void givenAUnitsCase_whenTheCenterReplies_thenOnlyItsReviewedDraftIsSent() {
        var id = LEDGER.cases().accepted();
        for (var person : List.of("intake", "dispatcher", "head")) {
            var answer = LEDGER.as(person).post(id + "/send-reply", "{\"text\":\"已处理\",\"medium\":\"PHONE\"}");
            refused(answer, "REPLY_BY_THE_UNIT", "P9.12");
            assertThat(offered(person, id, "send-reply")).isEqualTo("REPLY_BY_THE_UNIT");
        }
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        var review = "{\"draft\":1,\"digest\":\"%s\",\"agreed\":true}".formatted(Cases.digest("已责令整改。"));
        refused(LEDGER.as("handler").post(id + "/review-draft", review), "FOUR_EYES", "P9.12");
        refused(LEDGER.as("handler2").post(id + "/review-draft", review), "OWN_UNIT", "P9.04");
        refused(LEDGER.as("intake").post(id + "/send-reply", "{\"medium\":\"PHONE\"}"), "REPLY_BY_THE_UNIT", "P9.12");
        colleague();
        LEDGER.cases().give("colleague", id, "review-draft", review);
        refused(
                LEDGER.as("intake").post(id + "/send-reply", "{\"text\":\"已处理\",\"medium\":\"PHONE\"}"),
                "REPLY_BY_THE_UNIT",
                "P9.12");
        LEDGER.cases().give("intake", id, "send-reply", "{\"medium\":\"PHONE\"}");
        assertThat(found(id)).doesNotContain("REPLY_NOT_BY_UNIT");
    }

    @Test
    @DisplayName("P9.09–10: public opinion could end only by a reply, and was followed up")
    void givenAnOpinion_whenReplied_thenRefusedAndConcludedInstead() {
        var receipt = Cases.RECEIPT.replace("\"COMPLAINT\"", "\"OPINION\"");
        var id = LEDGER.cases().received(receipt.replace("WECHAT", "MEDIA"));
        LEDGER.cases().give("dispatcher", id, "classify-complaint", """
                        {"category":["食品"],"severity":"GENERAL","opinionLevel":"BLUE"}
                        """);
        LEDGER.cases().accepted(LEDGER.cases().assigned(id));
        var reply = "{\"text\":\"已处理\",\"medium\":\"PHONE\"}";
        for (var person : List.of("intake", "dispatcher", "head", "handler")) {
            refused(LEDGER.as(person).post(id + "/send-reply", reply), "KIND", "P9.01");
        }
        var conclusion = """
                {"findings":"网帖内容不实","measures":"已约谈发帖人","publishedWhere":"局官方微博"}
                """;
        var early = LEDGER.as("handler").post(id + "/conclude-opinion", conclusion);
        refused(early, "OPINION_REPORTED_FIRST", "P9.10");
        assertThat(offered("handler", id, "conclude-opinion")).isEqualTo("OPINION_REPORTED_FIRST");
        LEDGER.cases().give("head", id, "report-opinion", "{\"to\":\"市局\",\"findings\":\"网帖不实\",\"measures\":\"约谈\"}");
        var other = LEDGER.as("handler2").post(id + "/conclude-opinion", conclusion);
        refused(other, "OWN_UNIT", "P9.04");
        LEDGER.cases().give("handler", id, "conclude-opinion", conclusion);
        var concluded = LEDGER.as("head").get(id).json();
        assertThat(concluded.path("state").asString()).isEqualTo("CONCLUDED");
        assertThat(concluded.path("deadlines").findValuesAsString("clock")).doesNotContain("FOLLOW_UP", "REPLY");
        assertThat(LEDGER.as("head").get(id + "/history").text())
                .contains("公布于：局官方微博")
                .doesNotContain("网帖内容不实");
    }

    @Test
    @DisplayName("P9.12: a complaint is not made an opinion to be rid of its reply")
    void givenAComplaint_whenItIsCorrectedToAnOpinion_thenItIsALowering() {
        var id = LEDGER.cases().accepted();
        var opinion = "{\"correction\":{\"kind\":\"OPINION\"},\"reason\":\"登记时性质有误\"}";
        refused(LEDGER.as("handler").post(id + "/correct-record", opinion), "LOWERING_PROPOSED", "P9.12");
    }

    /** A second person of the station that {@code handler} is of. */
    private static void colleague() {
        var person = """
                {"reason":"岗位调整","name":"江白","role":"HANDLER","unit":"XIPU","active":true,
                 "password":"demo-colleague"}
                """;
        assertThat(LEDGER.as("admin").put("/api/people/colleague", person).status())
                .isIn(200, 201);
    }

    private static boolean counts(String id, String figure) {
        var address = "/api/deadlines/compliance/cases?clock=REPLY&size=200&figure=" + figure;
        var answer = LEDGER.as("auditor").get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text().contains(id.substring(id.lastIndexOf('/') + 1));
    }

    private static Answer extend(String id, Instant promisedAt, Instant told) {
        return LEDGER.as("leader").post(id + "/extend-deadline", """
                        {"clock":"REPLY","reason":"须送检，结果未出","promisedAt":"%s",
                         "told":{"medium":"WECHAT","at":"%s"}}
                        """.formatted(promisedAt, told));
    }

    private static void refused(Answer answer, String rule, String clause) {
        assertThat(answer.status()).as("%s", answer).isBetween(403, 422);
        assertThat(answer.field("rule")).as("%s", answer).isEqualTo(rule);
        assertThat(answer.field("clause")).isEqualTo(clause);
    }

    private static Instant now() {
        return Instant.now();
    }

    /** At noon of a working day so many after today. */
    private static Instant workingDay(int after) {
        var day = LocalDate.now(WorkCalendar.ZONE);
        for (int i = 0; i < after; i++) {
            day = CALENDAR.nextWorkingDay(day);
        }
        return day.atTime(12, 0).atZone(WorkCalendar.ZONE).toInstant();
    }

    /** At noon of the first day off that comes after the next working day. */
    private static Instant dayOff() {
        var day = CALENDAR.nextWorkingDay(LocalDate.now(WorkCalendar.ZONE)).plusDays(1);
        while (CALENDAR.isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day.atTime(12, 0).atZone(WorkCalendar.ZONE).toInstant();
    }
}
