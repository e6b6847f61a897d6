package org.caseledger.api.respondents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.MuchWritten;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.respondent.CreditCode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("O121-10 O121-38 the register of respondents, over HTTP and on its pages")
class RespondentsIT {
    private static final TestLedger LEDGER = TestLedger.onNewDatabase("--caseledger.respondents.warn-cases=3");
    private static final LoginForm FORM = new LoginForm(LEDGER);

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    private static String registered(String name, String code) {
        var answer = LEDGER.as("intake")
                .post("/api/respondents", """
                                {"name":"%s","creditCode":%s,"address":"犀浦镇1号","street":"犀浦街道"}
                                """.formatted(name, code == null ? "null" : "\"" + code + "\""));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
        return answer.header("Location");
    }

    private static String id(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String against(String entry, String name) {
        return LEDGER.cases().received("""
                        {"kind":"COMPLAINT","channel":"PHONE",
                         "complainant":{"name":"林晚","phone":"13800000000","address":"望丛中路8号"},
                         "narrative":{"text":"买到过期的面包，要求退款。","request":"退款"},
                         "respondent":"%s","respondentDetails":{"entry":"%s"}}
                        """.formatted(name, id(entry)));
    }

    private static JsonNode account(String person, String entry) {
        LEDGER.awaitViews();
        var answer = LEDGER.as(person).get(entry + "/cases");
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static List<String> cases(JsonNode account) {
        return account.path("cases")
                .valueStream()
                .map(c -> c.path("caseId").asString())
                .toList();
    }

    private static void give(String person, String entry, String command, String body) {
        var answer = LEDGER.as(person).post(entry + "/" + command, body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static String page(String person, String address) {
        var answer = FORM.session(person).get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    @Test
    void givenAnEntry_whenACasePointsAtIt_thenWhatWasToldStandsBesideWhatTheRegisterSays() {
        var entry = registered("天天乐超市", "914403001922038216");
        var id = against(entry, "天天乐");
        var details = LEDGER.as("intake").get(id).json();

        assertThat(details.path("respondent").asString()).isEqualTo("天天乐");
        assertThat(details.at("/respondentDetails/entry").asString()).isEqualTo(id(entry));
        assertThat(details.at("/respondentDetails/creditCode").asString()).isEqualTo("914403001922038216");
        assertThat(details.at("/respondentDetails/street").asString()).isEqualTo("犀浦街道");
        LEDGER.awaitViews();
        assertThat(page("dispatcher", "/respondents?words=" + encoded("天天乐"))).contains("天天乐超市", "914403001922038216");
        assertThat(page("dispatcher", "/respondents/" + id(entry)))
                .contains(details.path("number").asString(), "可公示信息");
        assertThat(page("dispatcher", "/respondents/" + id(entry) + "/note")).contains("天天乐超市");
    }

    @Test
    @DisplayName("F1 the registration form begins with the address that was recorded")
    void givenAnAddress_whenTheRegistrationFormIsOffered_thenItBeginsWithIt() {
        var entry = registered("表单杂货店", null);
        var id = against(entry, "表单杂货店");
        var offer = LEDGER.as("intake").get(id + "/paper-offers/REGISTRATION");
        assertThat(offer.text()).contains("犀浦镇1号");
    }

    @Test
    void givenNoSuchEntryOrAPerson_whenACasePointsAtIt_thenItIsRefused() {
        var entry = registered("某粮油店", null);
        var body = """
                {"kind":"COMPLAINT","channel":"PHONE","complainant":null,
                 "narrative":{"subject":"缺斤短两","text":"称重不足，要求补足数量。"},
                 "respondent":"王某某","respondentKind":"%s","respondentDetails":{"entry":"%s"}}
                """;
        assertThat(refusal(body.formatted("PERSON", id(entry)))).isEqualTo("PERSON_NOT_REGISTERED");
        // A case is no entry, whatever its id.
        var other = id(LEDGER.cases().received());
        assertThat(refusal(body.formatted("BUSINESS", other))).isEqualTo("RESPONDENT_KNOWN");
        assertThat(LEDGER.as("intake").get("/api/respondents/" + other).status())
                .isEqualTo(404);
        assertThat(LEDGER.as("intake").get("/api/respondents/x").status()).isEqualTo(404);
    }

    private static String refusal(String body) {
        var answer = LEDGER.as("intake").post("/api/complaints", body);
        assertThat(answer.status()).as("%s", answer).isEqualTo(422);
        return answer.json().path("rule").asString();
    }

    @Test
    void givenTwoEntries_whenJoinedAndParted_thenTheirCasesShowTogetherAndApartAgain() {
        var chain = registered("合家欢连锁", "9144030071526726XG");
        var shop = registered("合家欢红光店", null);
        var ofChain = id(against(chain, "合家欢连锁"));
        var ofShop = id(against(shop, "合家欢红光店"));
        long events = LEDGER.head();

        give("dispatcher", shop, "join", "{\"into\":\"%s\",\"reason\":\"同一经营者的门店\"}".formatted(id(chain)));
        // The register alone was written to, and the names that the cases tell stay.
        assertThat(LEDGER.recordedAfter(events))
                .singleElement()
                .satisfies(e -> assertThat(e.type()).isEqualTo("RespondentsJoined"));
        assertThat(cases(account("supervisor", chain))).containsExactlyInAnyOrder(ofChain, ofShop);
        assertThat(account("supervisor", shop).path("standing").asString()).isEqualTo(id(chain));
        assertThat(page("supervisor", "/respondents/" + id(shop))).contains("合家欢连锁", "已合并");
        assertThat(page("supervisor", "/respondents/" + id(chain))).contains("合家欢红光店");

        assertThat(byRespondent()).containsEntry("合家欢连锁", 2).doesNotContainKey("合家欢红光店");

        give("dispatcher", shop, "part", "{\"reason\":\"执照不同，并非一家\"}");
        assertThat(cases(account("supervisor", chain))).containsExactly(ofChain);
        assertThat(cases(account("supervisor", shop))).containsExactly(ofShop);
        assertThat(byRespondent()).containsEntry("合家欢连锁", 1).containsEntry("合家欢红光店", 1);
    }

    private static Map<String, Integer> byRespondent() {
        var groups = LEDGER.as("supervisor")
                .get("/api/statistics?by=RESPONDENT&size=100")
                .json()
                .path("groups");
        return groups.valueStream()
                .collect(Collectors.toMap(
                        g -> g.path("key").asString(),
                        g -> g.at("/figures/counts/RECEIVED").asInt()));
    }

    @Test
    void givenManyCases_whenTheThresholdIsReached_thenItIsAnEarlyWarning() {
        var entry = registered("好滋味餐馆", null);
        against(entry, "好滋味");
        against(entry, "好滋味");
        assertThat(account("leader", entry).path("warned").asBoolean()).isFalse();
        against(entry, "好滋味餐馆");
        assertThat(account("leader", entry).path("warned").asBoolean()).isTrue();
        assertThat(page("leader", "/respondents/" + id(entry))).contains("预警", "达到3件");
        assertThat(page("leader", "/respondents?words=" + encoded("好滋味"))).contains(">预警<");
    }

    @Test
    void givenAHandler_whenTheAccountIsRead_thenOnlyCasesOfTheOwnUnitAreShown() {
        var entry = registered("犀浦副食店", null);
        var own = LEDGER.cases().assigned(LEDGER.cases().classified(against(entry, "犀浦副食店")));
        var other = against(entry, "犀浦副食店");
        var account = account("handler", entry);

        assertThat(cases(account)).containsExactly(id(own));
        assertThat(account.at("/overall/counts/RECEIVED").asInt()).isEqualTo(1);
        assertThat(page("handler", "/respondents/" + id(entry))).doesNotContain(id(other));
        assertThat(LEDGER.as("admin").get(entry).status()).isEqualTo(403);
        assertThat(LEDGER.as("admin").get(entry + "/cases").status()).isEqualTo(403);
        assertThat(LEDGER.as("admin").get("/api/respondents").status()).isEqualTo(403);
    }

    @Test
    @DisplayName("P7.20 the register and its figures do not tell of a secret case, named or not")
    void givenASecretCase_whenTheRegisterIsRead_thenNobodyLearnsOfIt() {
        var entry = registered("秘方饮品店", null);
        var open = id(against(entry, "秘方饮品店"));
        var secret = against(entry, "秘方饮品店");
        assertThat(cases(account("leader", entry))).hasSize(2);

        LEDGER.cases()
                .give(
                        "leader",
                        secret,
                        "mark-secret",
                        "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"涉及未公开的配方\"}");
        for (var person : MuchWritten.PEOPLE) {
            var answer = LEDGER.as(person).get(entry + "/cases?x=" + LEDGER.head());
            if (answer.status() == 200) {
                var account = account(person, entry);
                assertThat(cases(account)).as(person).doesNotContain(id(secret));
                assertThat(account.path("recent").asInt()).as(person).isEqualTo(1);
                assertThat(account.at("/overall/counts/RECEIVED").asInt())
                        .as(person)
                        .isLessThan(2);
                assertThat(page(person, "/respondents/" + id(entry))).doesNotContain(id(secret));
            }
        }
        assertThat(LEDGER.as("supervisor").get(secret).text()).doesNotContain(id(entry), "秘方");

        LEDGER.cases().give("leader", secret, "lift-secrecy", "{\"why\":\"配方已经公开\"}");
        assertThat(cases(account("leader", entry))).containsExactlyInAnyOrder(open, id(secret));
    }

    @Test
    void givenEndedComplaints_whenPublishableIsCounted_thenWithdrawnAndOpenOnesAreNot() {
        var entry = registered("公示电器行", null);
        against(entry, "公示电器行");
        var withdrawn =
                LEDGER.cases().accepted(LEDGER.cases().assigned(LEDGER.cases().classified(against(entry, "公示电器行"))));
        LEDGER.cases().give("dispatcher", withdrawn, "withdraw-complaint", told("投诉人来电撤回"));
        var settled =
                LEDGER.cases().accepted(LEDGER.cases().assigned(LEDGER.cases().classified(against(entry, "公示电器行"))));
        LEDGER.cases().give("dispatcher", settled, "record-settlement", told("商家已当场退还货款"));
        var account = account("leader", entry);
        assertThat(account.path("total").asInt()).isEqualTo(3);
        assertThat(account.path("publishable").toString()).isEqualTo("{\"SETTLED\":1}");
    }

    private static String told(String reason) {
        return "{\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"},\"reason\":\"%s\"}".formatted(Instant.now(), reason);
    }

    @Test
    void givenTheSameCode_whenRegisteredAgain_thenTheEntryThatIsThereIsNamed() {
        registered("重复登记店", "91310000717854505X".substring(0, 17) + check("91310000717854505"));
        var answer = LEDGER.as("dispatcher")
                .post(
                        "/api/respondents",
                        "{\"name\":\"另一名称\",\"creditCode\":\"91310000717854505%s\"}"
                                .formatted(check("91310000717854505")));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("rule").asString()).isEqualTo("CODE_REGISTERED");
        assertThat(answer.text()).contains("重复登记店");
    }

    private static String check(String body) {
        return "0123456789ABCDEFGHJKLMNPQRTUWXY"
                .chars()
                .mapToObj(Character::toString)
                .filter(c -> CreditCode.mistake(body + c).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void givenTheIntakeForm_whenTheRespondentIsRegisteredAtOnce_thenTheCasePointsAtTheEntry() {
        var code = "91510000201859436" + check("91510000201859436");
        var first = send(fields("同登百货", code, "true"));
        assertThat(first.status()).as("%s", first).isEqualTo(302);
        // The second time the entry of the code is there, and is used.
        var second = send(fields("同登百货大楼", code, "true"));
        assertThat(second.status()).as("%s", second).isEqualTo(302);
        LEDGER.awaitViews();

        var found = LEDGER.as("intake").get("/api/respondents?words=" + code).json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        var entry = found.path("respondents").path(0);
        assertThat(entry.path("recent").asInt()).isEqualTo(2);
        assertThat(page("intake", "/respondents/lookup?respondentDetails.entry=" + encoded("同登")))
                .contains("value=\"%s\"".formatted(code));

        // By its code, as the field offers it, or its name; nothing is done for what is not there.
        var chosen = new HashMap<>(fields("同登", "", null));
        chosen.put("respondentDetails.entry", "同登百货");
        assertThat(send(chosen).status()).isEqualTo(302);
        chosen.put("respondentDetails.entry", "没有这家店");
        var wrong = send(chosen);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("登记册中没有名称、别名或代码为“没有这家店”的被诉方");
    }

    @Test
    void givenAPerson_whenRegistrationIsAskedFor_thenNothingIsDone() {
        long head = LEDGER.head();
        var fields = new HashMap<>(fields("王某某", "", "true"));
        fields.put("respondentKind", "PERSON");
        assertThat(send(fields).status()).isEqualTo(422);
        assertThat(LEDGER.recordedAfter(head)).isEmpty();
    }

    private static Map<String, String> fields(String name, String code, String register) {
        var fields = new HashMap<>(Map.of(
                "kind", "COMPLAINT",
                "channel", "PHONE",
                "narrative.text", "买到的商品有质量问题，要求退货。",
                "respondent", name,
                "respondentDetails.creditCode", code));
        if (register != null) {
            fields.put("register", register);
        }
        return fields;
    }

    private static Answer send(Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(f -> encoded(f.getKey()) + "=" + encoded(f.getValue()))
                .collect(Collectors.joining("&"));
        return FORM.session("intake")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .with("Accept", "text/html")
                .post("/intake", body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
