package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.CompletableFuture;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 主办、协办 (P9.01) over HTTP and on the pages: what the people of an assisting unit see and do. */
class AssistingHttpIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);
    private static final String LETTER = Cases.RECEIPT.replace("WECHAT", "LETTER");
    private static final String ASKED = "{\"unit\":\"HONGGUANG\",\"what\":\"请核查红光镇仓库的进货票据𠮷\"}";
    private static final String OWN = "/deadlines?list=RUNNING&clock=ASSISTANCE&answering=HONGGUANG";

    private static String accepted() {
        var cases = LEDGER.cases();
        return cases.accepted(cases.assigned(cases.classified(cases.received(LETTER))));
    }

    private static String assisted() {
        var id = accepted();
        LEDGER.cases().give("dispatcher", id, "ask-assistance", ASKED);
        return id;
    }

    private static String page(String person, String address) {
        var answer = FORM.session(person).get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    private static String of(String caseAddress) {
        return "/cases/" + caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
    }

    /** The row of a case on the board, empty where it is not listed. */
    private static String row(String person, String id) {
        var page = page(person, "/board?sort=RECEIVED&size=200&after=" + LEDGER.head());
        var row = Pattern.compile("<tr>(?:(?!</tr>).)*" + of(id) + "\".*?</tr>", Pattern.DOTALL);
        return row.matcher(page).results().map(MatchResult::group).findFirst().orElse("");
    }

    private static boolean finds(String person, String id) {
        var number = LEDGER.as("head").get(id).json().path("number").asString();
        var asked = URLEncoder.encode(number, StandardCharsets.UTF_8);
        var found = LEDGER.as(person).get("/api/search?q=" + asked + "&after=" + LEDGER.head());
        assertThat(found.status()).as("%s", found).isEqualTo(200);
        return found.text().contains(id.substring(id.lastIndexOf('/') + 1));
    }

    private static JsonNode assistance(String person, String id) {
        for (var deadline : LEDGER.as(person).get(id).json().path("deadlines")) {
            if (deadline.path("clock").asString().equals("ASSISTANCE")) {
                return deadline;
            }
        }
        throw new AssertionError("no assistance in " + id);
    }

    private static boolean isListed(String person, String id) {
        var number = LEDGER.as("head").get(id).json().path("number").asString();
        var listed =
                LEDGER.as(person).get("/api/deadlines?list=RUNNING&clock=ASSISTANCE&size=200&after=" + LEDGER.head());
        assertThat(listed.status()).as("%s", listed).isEqualTo(200);
        return listed.text().contains(number);
    }

    @Test
    @DisplayName("P9.01 分工协作办理: its people see the case and its deadline until it has reported")
    void givenAUnitIsAskedToAssist_whenItReports_thenItsWorkIsDone_andItStillSeesTheCase() {
        var id = accepted();
        assertThat(LEDGER.as("handler2").get(id).status()).isEqualTo(403);

        LEDGER.cases().give("dispatcher", id, "ask-assistance", ASKED);
        var running = assistance("handler2", id);
        assertThat(running.path("unit").asString()).isEqualTo("HONGGUANG");
        assertThat(running.path("status").asString()).isEqualTo("OPEN");
        assertThat(isListed("handler2", id)).isTrue();
        assertThat(isListed("handler", id))
                .as("the lead unit sees who assists it")
                .isTrue();
        assertThat(page("handler2", "/work?after=" + LEDGER.head()))
                .contains("待反馈的协办", OWN.replace("&", "&amp;"), of(id));
        assertThat(page("handler", "/work")).doesNotContain("待反馈的协办");
        assertThat(page("handler2", OWN)).contains("协办时限 红光市场监督管理所");
        assertThat(page("handler2", of(id))).contains("主办单位", "协办单位", "红光市场监督管理所", "反馈协办结果", "退回协办", "请核查红光镇仓库的进货票据𠮷");
        assertThat(page("head", "/board")).contains("正在协办", OWN.replace("&", "&amp;"));
        assertThat(row("handler2", id)).contains(">协办</span>");
        assertThat(row("handler", id)).isNotEmpty().doesNotContain(">协办</span>");
        assertThat(finds("handler2", id)).isTrue();

        LEDGER.cases().give("handler2", id, "answer-assistance", "{\"answer\":\"票据齐全\"}");
        assertThat(assistance("handler2", id).path("status").asString()).isEqualTo("MET");
        assertThat(isListed("handler2", id)).isFalse();
        assertThat(row("handler2", id)).contains(">协办</span>");
        assertThat(page("handler", of(id)))
                .contains("红光市场监督管理所反馈协办结果（第1项）：票据齐全")
                .containsPattern("协办单位</span> <b>红光市场监督管理所</b> · <span>已完成</span>\\s*</p>");
    }

    @Test
    @DisplayName("what is the lead unit's is not the assisting unit's")
    void givenAUnitAssists_whenItActsAsTheLead_thenForbidden() {
        var id = assisted();
        for (var command : new String[][] {
            {"send-reply", "{\"text\":\"已处理完毕。\",\"medium\":\"LETTER\"}"},
            {"draft-reply", "{\"text\":\"已处理完毕。\"}"},
            {"record-investigation", "{\"onSite\":true,\"findings\":\"已查\"}"},
            {"return-for-reassignment", "{\"reason\":\"不属本辖区\"}"},
            {"ask-assistance", "{\"unit\":\"XIPU\",\"what\":\"请协助调查\"}"},
            {"withdraw-assistance", "{\"unit\":\"HONGGUANG\",\"reason\":\"不必再查\"}"}
        }) {
            var answer = LEDGER.as("handler2").post(id + "/" + command[0], command[1]);
            assertThat(answer.status()).as("%s: %s", command[0], answer).isEqualTo(403);
            assertThat(answer.field("rule")).as(command[0]).isEqualTo("OWN_UNIT");
            assertThat(answer.json().path("allowedNow").toString())
                    .isEqualTo("[\"answer-assistance\",\"return-assistance\",\"write-note\"]");
        }
    }

    @Test
    void givenTheRequestIsReturned_whenItsPeopleLook_thenTheCaseIsNotTheirsAnyMore() {
        var id = assisted();
        LEDGER.cases().give("handler2", id, "return-assistance", "{\"reason\":\"仓库不在本辖区\"}");
        assertThat(LEDGER.as("handler2").get(id).status()).isEqualTo(403);
        assertThat(isListed("handler2", id)).isFalse();
        assertThat(row("handler2", id)).isEmpty();
        assertThat(finds("handler2", id)).isFalse();
        assertThat(page("head", of(id))).contains("协办时限（第1项）终止：协办单位退回");
    }

    @Test
    void givenAnOpenRequest_whenTheLeadReplies_thenRefused_untilTheCenterWithdrawsIt() {
        var id = assisted();
        LEDGER.cases().give("handler", id, "draft-reply", "{\"text\":\"已责令整改。\"}");
        var refused = LEDGER.as("handler").post(id + "/send-reply", "{\"medium\":\"LETTER\"}");
        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("ASSISTANCE_BEFORE_REPLY");
        assertThat(refused.field("clause")).isEqualTo("P9.01");
        var own =
                LEDGER.as("handler").post(id + "/withdraw-assistance", "{\"unit\":\"HONGGUANG\",\"reason\":\"不必再查\"}");
        assertThat(own.field("rule")).isEqualTo("ASSISTANCE_WITHDRAWN_BY_WHO_ASKED");
        LEDGER.cases().give("head", id, "withdraw-assistance", "{\"unit\":\"HONGGUANG\",\"reason\":\"已经查清\"}");
        LEDGER.cases().give("handler", id, "send-reply", "{\"medium\":\"LETTER\"}");
        assertThat(LEDGER.as("handler2").post(id + "/answer-assistance", "{\"answer\":\"x\"}"))
                .satisfies(late -> assertThat(late.field("rule")).isEqualTo("OWN_UNIT"));
    }

    @Test
    @DisplayName("the contents of a secret case are for the people it names")
    void givenASecretCase_whenAskedOrReportedByOthers_thenRefused() {
        var id = assisted();
        LEDGER.cases().give("leader", id, "mark-secret", """
                        {"ground":"TRADE","people":["leader","handler"],"why":"涉及未公开的配方"}
                        """);
        var answer = LEDGER.as("handler2").post(id + "/answer-assistance", "{\"answer\":\"齐全\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.field("rule")).isEqualTo("SECRET_FOR_NAMED_PEOPLE");
        assertThat(page("handler2", of(id))).doesNotContain("请核查红光镇仓库的进货票据𠮷");
        LEDGER.cases().give("handler2", id, "return-assistance", "{\"reason\":\"无人可以知悉\"}");
    }

    @Test
    void givenADayThatIsWrong_whenAsked_thenRefusedInWords() {
        var id = accepted();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        assertThat(asked(id, today.minusDays(1).toString()).field("rule")).isEqualTo("TIME_AHEAD");
        assertThat(asked(id, today.plusDays(60).toString()).field("rule")).isEqualTo("ASSISTANCE_WITHIN_THE_REPLY");
        assertThat(asked(id, "２０２６-13-40").status()).isEqualTo(400);
        assertThat(asked(id, today.toString()).status()).isEqualTo(200);
    }

    private static org.caseledger.api.testing.Answer asked(String id, String by) {
        return LEDGER.as("head")
                .post(
                        id + "/ask-assistance",
                        "{\"unit\":\"HONGGUANG\",\"what\":\"请协助调查\",\"by\":\"%s\"}".formatted(by));
    }

    @Test
    @DisplayName("two colleagues report at once: one report is recorded")
    void givenARequest_whenReportedTwiceAtOnce_thenRecordedOnce() {
        var id = assisted();
        var answers = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() ->
                        LEDGER.as("handler2").post(id + "/answer-assistance", "{\"answer\":\"第%d次反馈\"}".formatted(i))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allMatch(answer -> answer.status() == 403 || answer.status() == 409);
    }
}
