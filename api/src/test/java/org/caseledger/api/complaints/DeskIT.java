package org.caseledger.api.complaints;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.caseledger.eventlog.StoredEvent;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What waits for a signature is read in full, decided by one form, and followed by the next. */
class DeskIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase();
    private static final String MAJOR = "{\"category\":[\"食品\"],\"severity\":\"MAJOR\"}";
    private static final Pattern ITEM = Pattern.compile("<a href=\"(/desk/[0-9a-f-]{36})[^\"]*\"");

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    /** The address on the desk of a case whose draft waits for a leader. */
    static String drafted(TestLedger ledger, String text) {
        var api = ledger.cases().accepted();
        ledger.cases().give("dispatcher", api, "classify-complaint", MAJOR);
        ledger.cases().give("handler", api, "draft-reply", "{\"text\":\"" + text + "\"}");
        return api.replace("/api/complaints/", "/desk/");
    }

    private static String drafted(String text) {
        return drafted(LEDGER, text);
    }

    private static String api(String item) {
        return item.replace("/desk/", "/api/complaints/");
    }

    private static WebForm desk(String person) {
        return new WebForm(LEDGER, person);
    }

    private static String number(String item) {
        return LEDGER.as("head").get(api(item)).field("number");
    }

    /** What the desk opens, without what it waits for. */
    private static String path(Answer answer) {
        return WebForm.done(answer).replaceFirst("\\?.*", "");
    }

    private static List<String> listed(Answer page) {
        return ITEM.matcher(page.text())
                .results()
                .map(m -> m.group(1))
                .distinct()
                .toList();
    }

    private static List<StoredEvent> after(long position, String type) {
        return LEDGER.allRecordedAfter(position).stream()
                .filter(event -> event.type().equals(type))
                .toList();
    }

    @Test
    void givenADraftWaits_whenItIsAgreedTo_thenItIsApprovedAndTheNextIsOpened() {
        var one = drafted("已责令整改一。");
        var two = drafted("已责令整改二。");
        var leader = desk("leader");
        var page = leader.open(one);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("已责令整改一。", "餐馆里的菜有异味。", "同意", "退回");
        assertThat(listed(page)).contains(one, two);
        var order = listed(page);
        var next = order.get((order.indexOf(one) + 1) % order.size());
        long head = LEDGER.head();

        var answer = leader.send(one, Map.of("sign", "agree", "opinion", "拟同意"));

        assertThat(path(answer)).isEqualTo(next);
        var shown = leader.open(WebForm.done(answer));
        assertThat(shown.text()).contains("已同意 " + number(one) + " 的回复稿");
        assertThat(listed(shown)).doesNotContain(one);
        var approved = after(head, "ReplyApproved");
        assertThat(approved).hasSize(1);
        assertThat(approved.get(0).payload()).contains("\"level\":\"LEADER\"");
        assertThat(approved.get(0).metadata()).contains("\"leader\"");
    }

    @Test
    void givenADraftWaits_whenItIsSentBackWithoutAReason_thenNothingIsDoneAndTheFieldSaysWhy() {
        var one = drafted("已处理。");
        var leader = desk("leader");
        long head = LEDGER.head();

        var missing = leader.send(one, Map.of("sign", "back"));
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text()).contains("id=\"opinion-wrong\"");
        var hollow = leader.send(one, Map.of("sign", "back", "opinion", "。"));
        assertThat(hollow.status()).isEqualTo(422);
        assertThat(hollow.text()).contains("至少4个汉字", ">。</textarea>");
        assertThat(after(head, "ReplyRejected")).isEmpty();

        var done = leader.send(one, Map.of("sign", "back", "opinion", "依据不足，请补充"));
        assertThat(leader.open(WebForm.done(done)).text()).contains("已退回 " + number(one));
        assertThat(after(head, "ReplyRejected")).hasSize(1);
    }

    @Test
    void givenAnotherLeaderSignedMeanwhile_whenItIsSent_thenThatIsSaidAndTheNextIsOpened() {
        var one = drafted("已办结一。");
        drafted("已办结二。");
        var leader = desk("leader");
        leader.open(one);
        LEDGER.awaitViews();
        var form = hidden(leader.open(one));
        desk("leader2").send(one, Map.of("sign", "agree"));
        long head = LEDGER.head();
        form.put("sign", "agree");

        var answer = leader.post(one, form);

        assertThat(path(answer)).startsWith("/desk/").isNotEqualTo(one);
        var next = leader.open(WebForm.done(answer));
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.text()).contains(number(one) + " 已有新的办理，不再待您签批，本次未签");
        assertThat(after(head, "ReplyApproved")).isEmpty();
        assertThat(path(leader.open(one))).isNotEqualTo(one);
    }

    @Test
    void givenAnotherDraftCameMeanwhile_whenTheOldOneIsSigned_thenTheNewOneIsShownToBeRead() {
        var one = drafted("第一稿。");
        var leader = desk("leader");
        var form = hidden(leader.open(one));
        LEDGER.cases().give("handler", api(one), "draft-reply", "{\"text\":\"第二稿。\"}");
        long head = LEDGER.head();
        form.put("sign", "agree");
        form.put("opinion", "同意发出");

        var answer = leader.post(one, form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("待批准的是第2稿", "class=\"meanwhile\"", "第二稿。", ">同意发出</textarea>");
        form.remove("version");
        assertThat(leader.post(one, form).text()).contains("待批准的是第2稿");
        assertThat(after(head, "ReplyApproved")).isEmpty();
    }

    @Test
    void givenTheSameFormTwice_thenItIsSignedOnceAndLeadsOnBothTimes() {
        var one = drafted("已办结。");
        var leader = desk("leader");
        var form = hidden(leader.open(one));
        form.put("sign", "agree");
        long head = LEDGER.head();

        var first = leader.post(one, form);
        var second = leader.post(one, form);

        assertThat(path(first)).startsWith("/desk");
        assertThat(path(second)).startsWith("/desk");
        assertThat(after(head, "ReplyApproved")).hasSize(1);
        assertThat(leader.open(WebForm.done(second)).text()).contains("已同意 " + number(one));
    }

    @Test
    void givenTheListIsOpened_thenNothingIsRecorded_andAnItemOnceADay() {
        var one = drafted("已办结。");
        var leader = desk("leader");
        LEDGER.awaitViews();
        long head = LEDGER.head();
        assertThat(listed(leader.open("/desk"))).contains(one);
        assertThat(LEDGER.allRecordedAfter(head)).isEmpty();

        leader.open(one);
        leader.open(one);

        var opened = after(head, "SealedDataOpened");
        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).payload()).contains("draft-1", "narrative");
    }

    @Test
    void givenALoweringWaits_whenItIsDecided_thenWithTheReasonWhereItIsNotAgreedTo() {
        var leader = desk("leader");
        for (var sign : List.of("agree", "back")) {
            var api = LEDGER.cases().assigned();
            LEDGER.cases().give("dispatcher", api, "classify-complaint", MAJOR);
            LEDGER.cases()
                    .give(
                            "dispatcher",
                            api,
                            "propose-lowering",
                            "{\"category\":[\"食品\"],\"severity\":\"GENERAL\",\"reason\":\"经核实为个案\"}");
            var item = api.replace("/api/complaints/", "/desk/");
            var page = leader.open(item);
            assertThat(page.text()).contains("同意降级", "不同意降级", "经核实为个案");
            long head = LEDGER.head();
            if (sign.equals("back")) {
                var missing = leader.send(item, Map.of("sign", sign));
                assertThat(missing.status()).isEqualTo(422);
                assertThat(missing.text()).contains("id=\"reason-wrong\"");
            }
            WebForm.done(leader.send(item, Map.of("sign", sign, "reason", "事实尚未查清")));
            var type = sign.equals("agree") ? "LoweringApproved" : "LoweringRejected";
            assertThat(after(head, type)).hasSize(1);
        }
    }

    @Test
    void givenARoutingWaits_whenItIsSigned_thenTheProposedUnitIsChosenAndAnotherMayBe() {
        var api = LEDGER.cases().classified();
        var item = api.replace("/api/complaints/", "/desk/");
        var leader = desk("leader");
        var page = leader.open(item);
        assertThat(page.text()).contains("签阅").doesNotContain("value=\"back\"");
        long head = LEDGER.head();

        assertThat(leader.send(item, Map.of("sign", "agree", "unit", "")).status())
                .isEqualTo(422);
        assertThat(leader.send(item, Map.of("sign", "back", "unit", "XIPU")).status())
                .isEqualTo(400);
        WebForm.done(leader.send(item, Map.of("sign", "agree", "unit", "XIPU")));

        assertThat(after(head, "RoutingSignedOff").get(0).payload()).contains("\"XIPU\"");
    }

    @ParameterizedTest
    @CsvSource({"agree, true", "back, false"})
    void givenASecondRefusedReturn_whenALeaderRules_thenThatIsTheRuling(String sign, boolean accepted) {
        var api = LEDGER.cases().assigned();
        for (int n = 0; n < 2; n++) {
            LEDGER.cases().give("handler", api, "return-for-reassignment", "{\"reason\":\"不属本辖区\"}");
            LEDGER.cases().give("head", api, "review-return", "{\"accepted\":false,\"reason\":\"属本辖区\"}");
        }
        var item = api.replace("/api/complaints/", "/desk/");
        var leader = desk("leader");
        long head = LEDGER.head();
        assertThat(leader.send(item, Map.of("sign", sign)).status()).isEqualTo(422);

        WebForm.done(leader.send(item, Map.of("sign", sign, "reason", "经营地址在本辖区")));

        assertThat(after(head, "ReturnReviewed").get(0).payload())
                .contains("\"accepted\":" + accepted, "\"ruling\":true");
    }

    @ParameterizedTest
    @CsvSource({"agree, UPHELD", "back, CHANGED"})
    void givenAReconsideration_whenALeaderDecides_thenItIsUpheldOrChangedWithTheReason(String sign, String result) {
        var api = LEDGER.cases().replied();
        LEDGER.cases().give("head", api, "reopen-complaint", "{\"ground\":\"RECONSIDERATION\",\"reason\":\"投诉人申请复议\"}");
        var item = api.replace("/api/complaints/", "/desk/");
        var leader = desk("leader");
        assertThat(leader.open(item).text()).contains("维持原处理结果", "变更原处理结果");
        long head = LEDGER.head();
        assertThat(leader.send(item, Map.of("sign", sign)).status()).isEqualTo(422);

        WebForm.done(leader.send(item, Map.of("sign", sign, "reason", "事实清楚，程序合法")));

        assertThat(after(head, "ReconsiderationDecided").get(0).payload()).contains("\"result\":\"" + result + "\"");
    }

    @Test
    void givenASheetWaitsToBeSigned_thenTheDeskLeadsToItsList() {
        var period = Map.of("first", "2026-02-02", "last", "2026-03-01", "unit", "XIPU");
        WebForm.done(desk("supervisor").send("/inspections/prepare", period));
        LEDGER.awaitViews();

        assertThat(desk("leader").open("/desk").text()).contains("/inspections?state=PREPARED");
        assertThat(desk("legal").open("/desk").text()).doesNotContain("/inspections?state");
    }

    @Test
    void givenALegalReviewWaits_thenItIsOnTheDeskOfTheLegalSectionOnly() {
        var one = drafted("已责令整改。");
        assertThat(path(desk("legal").open(one))).isNotEqualTo(one);
        WebForm.done(desk("leader").send(one, Map.of("sign", "agree")));
        LEDGER.awaitViews();

        assertThat(listed(desk("leader").open("/desk"))).doesNotContain(one);
        var legal = desk("legal");
        assertThat(listed(legal.open("/desk"))).contains(one);
        long head = LEDGER.head();
        WebForm.done(legal.send(one, Map.of("sign", "agree")));

        assertThat(after(head, "ReplyApproved").get(0).payload()).contains("\"LEGAL\"");
    }

    @Test
    void givenASecretCaseThatDoesNotNameTheLeader_thenTheDeskSaysSoAndOpensNothing() {
        var one = drafted("配方如下。");
        LEDGER.cases()
                .give(
                        "leader2",
                        api(one),
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\",\"leader2\"],\"why\":\"配方，已经核实\"}");
        var leader = desk("leader");
        LEDGER.awaitViews();
        long head = LEDGER.head();

        var page = leader.open(one);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("仅限指定人员", "由他人签批").doesNotContain("配方如下", "name=\"sign\"", "郫都区某餐馆 1");
        assertThat(LEDGER.allRecordedAfter(head)).isEmpty();
        var forged = hidden(desk("leader2").open(one));
        forged.put("sign", "agree");
        assertThat(leader.post(one, forged).status()).isEqualTo(302);
        assertThat(after(head, "ReplyApproved")).isEmpty();
        WebForm.done(desk("leader2").send(one, Map.of("sign", "agree")));
    }

    @Test
    void givenPartsThatTheFormDoesNotHave_whenTheyAreSent_thenTheyAreNotTaken() {
        var one = drafted("已办结。");
        var leader = desk("leader");
        var form = hidden(leader.open(one));
        form.put("sign", "agree");
        form.put("occurredAt", "2026-01-01T09:00");
        form.put("paper.signedAt", "2026-01-01T09:00");
        form.put("paper.sha256", "0".repeat(64));
        long head = LEDGER.head();

        WebForm.done(leader.post(one, form));

        assertThat(after(head, "ReplyApproved").get(0).payload()).doesNotContain("2026-01-01", "0000000000000000");
    }

    @ParameterizedTest
    @CsvSource({"sign, nothing", "decision, NOTHING", "decision, ''", "version, x", "draft, ２", "digest, 𠮷"})
    void givenAForgedForm_whenItIsSent_thenItIsNotTaken(String name, String value) {
        var one = drafted("已办结。");
        var leader = desk("leader");
        var form = hidden(leader.open(one));
        form.put("sign", "agree");
        form.put(name, value);
        long head = LEDGER.head();

        assertThat(leader.post(one, form).status()).isIn(400, 422);

        assertThat(after(head, "ReplyApproved")).isEmpty();
    }

    @Test
    void givenAForgedDecision_whenItIsNotTheOneThatWaits_thenItIsRefusedAndTheNextIsOpened() {
        var one = drafted("已办结。");
        var leader = desk("leader");
        for (var other : List.of("LOWERING", "RETURN", "RECONSIDERATION")) {
            var form = hidden(leader.open(one));
            form.put("sign", "agree");
            form.put("decision", other);
            form.put("reason", "请按规定办理");
            long head = LEDGER.head();
            var answer = leader.post(one, form);
            assertThat(answer.status()).as(other).isEqualTo(302);
            assertThat(LEDGER.allRecordedAfter(head))
                    .as(other)
                    .extracting(StoredEvent::type)
                    .containsOnlyOnce("AttemptRefused")
                    .isSubsetOf("AttemptRefused", "SealedDataOpened");
        }
        assertThat(desk("leader").open("/desk/nothing").status()).isEqualTo(404);
        assertThat(desk("leader").open("/desk?page=x").status()).isEqualTo(400);
        assertThat(desk("leader").open("/desk?size=0").status()).isEqualTo(400);
    }

    /** What a page holds hidden, of the form that decides. */
    static Map<String, String> hidden(Answer page) {
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        var text = page.text().substring(page.text().indexOf("id=\"decide\""));
        var all = new LinkedHashMap<String, String>();
        Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\"[^>]* value=\"([^\"]*)\"")
                .matcher(text)
                .results()
                .forEach(found -> all.putIfAbsent(found.group(1), found.group(2)));
        assertThat(all).containsKeys("key", "version", "decision");
        return all;
    }
}
