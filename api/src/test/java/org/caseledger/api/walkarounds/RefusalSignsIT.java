package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The five factors of article 17 of SAMR Order 121, as whoever declines a complaint sees them: what the ledger has of
 * three, two for a person, and none ticked.
 */
class RefusalSignsIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    private static String filed(String kind, String who, String shop) {
        return LEDGER.cases().received("""
                        {"kind":"%s","channel":"WECHAT","complainant":%s,"respondent":"%s",
                         "narrative":{"text":"买到的坚果包装上没有生产日期，要求退一赔十。"}}
                        """.formatted(kind, who, shop));
    }

    private static String complaint(String who, String shop) {
        return filed("COMPLAINT", who, shop);
    }

    private static String named(String name, String phone, String address) {
        return "{\"name\":\"%s\",\"phone\":\"%s\",\"address\":\"%s\"}"
                .formatted(name, phone, address)
                .replace("\"\"", "null");
    }

    private static String assigned(String id) {
        return LEDGER.cases().assigned(LEDGER.cases().classified(id));
    }

    private static Answer signs(String person, String id) {
        return LEDGER.as(person).get(id + "/signs?after=" + LEDGER.head());
    }

    private static JsonNode sign(String name, String person, String id) {
        var answer = signs(person, id);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return all(answer).stream()
                .filter(sign -> sign.path("sign").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> all(Answer answer) {
        return StreamSupport.stream(answer.json().path("signs").spliterator(), false)
                .toList();
    }

    private static List<String> cases(JsonNode sign) {
        return StreamSupport.stream(sign.path("cases").spliterator(), false)
                .map(one -> one.path("caseId").asString())
                .toList();
    }

    private static String idOf(String address) {
        return address.substring(address.lastIndexOf('/') + 1);
    }

    private static String page(String address) {
        return address.substring(address.indexOf("/api/")).replace("/api/complaints/", "/cases/");
    }

    private static String number(String address) {
        return LEDGER.as("head").get(address).field("number");
    }

    @Test
    void givenAPhoneOfSeveral_whenDeclining_thenTheUnitSeesItAndAPersonDecides() {
        var own = assigned(complaint(named("高启", "13622220001", "郫都区犀浦街9号"), "坚果甲店"));
        var here = assigned(complaint(named("高明", "１３６ ２２２２—０００１", ""), "坚果乙店"));
        var elsewhere = complaint(named("高 远", "", "郫都区 犀浦街 ９号"), "坚果丙店");
        LEDGER.cases().classified(elsewhere);
        LEDGER.cases().give("leader", elsewhere, "sign-off-routing", "{\"unit\":\"HONGGUANG\"}");
        LEDGER.cases().give("dispatcher", elsewhere, "assign-complaint", "{\"unit\":\"HONGGUANG\"}");
        complaint(named("高　启", "+86 13622220001", ""), "坚果丁店");

        var shared = sign("SHARED_CONTACT", "handler", own);
        assertThat(shared.path("standing").asString()).isEqualTo("SEEN");
        assertThat(shared.path("found").asInt()).isEqualTo(3);
        assertThat(cases(shared)).containsExactly(idOf(here));
        assertThat(shared.path("elsewhere").asInt()).isEqualTo(1);
        assertThat(shared.path("cases").path(0).path("reasons").toString())
                .isEqualTo("[\"SAME_PHONE\",\"SIMILAR_TEXT\",\"ANOTHER_NAME\"]");
        assertThat(cases(sign("SHARED_CONTACT", "head", own))).containsExactlyInAnyOrder(idOf(elsewhere), idOf(here));
        assertThat(signs("handler", own).text()).doesNotContain("高", "13622220001", "犀浦街", number(elsewhere));

        var handler = new WebForm(LEDGER, "handler");
        var form = handler.open(page(own) + "/do/decline-complaint").text();
        assertThat(form).contains("hx-get=\"" + page(own) + "/signs\"");
        assertThat(form).contains("name=\"signs\"").doesNotContainPattern("name=\"signs\"[^>]*checked");
        var shown = handler.open(page(own) + "/signs").text();
        assertThat(shown)
                .contains("href=\"" + page(here) + "\"", "台账可见此情形", "由人判断", "另有 1 件不由本单位承办")
                .contains("365 日内使用同一电话、电子邮箱或者地址的投诉人（含本件）：3 人，达到 3 人即提示")
                .doesNotContain(number(elsewhere));
        assertThat(handler.open(page(elsewhere) + "/signs").status()).isEqualTo(403);

        var declined = decline(own, "\"NO_PROOF_OF_PURCHASE\"");
        assertThat(declined.status()).as("%s", declined).isEqualTo(200);
        assertThat(LEDGER.as("supervisor").get(own + "/history").text())
                .contains("判断因素：（三）不能证明真实消费关系")
                .doesNotContain("判断因素：（四）");
    }

    @Test
    void givenManyAlike_whenTheyAreReportsOrOneMatter_thenTheyAreNotCounted() {
        var li = named("黎晴", "13622220002", "");
        var own = assigned(complaint(li, "坚果戊店"));
        for (int i = 0; i < 5; i++) {
            filed("REPORT", li, "坚果戊店");
            filed("REPORT", named("黎" + "甲乙丙丁戊".charAt(i), "13622220002", ""), "坚果戊店");
        }
        var split =
                "{\"narrative\":{\"text\":\"坚果没有生产日期\"},\"ownNarrative\":{\"text\":\"买到的坚果包装上没有生产日期，要求退一赔十。\"},\"why\":\"来件同时包含投诉和举报\"}";
        LEDGER.cases().give("intake", own, "split-filing", split);
        for (var name : List.of("UNUSUAL_PURCHASES", "MANY_AT_ONCE", "SHARED_CONTACT")) {
            var sign = sign(name, "head", own);
            assertThat(sign.path("standing").asString()).as(name).isEqualTo("NOT_SEEN");
            assertThat(sign.path("found").asInt()).as(name).isEqualTo(1);
            assertThat(cases(sign)).as(name).isEmpty();
        }

        var again = complaint(li, "坚果戊店");
        LEDGER.cases()
                .give(
                        "intake",
                        again,
                        "link-repeat-complaint",
                        "{\"to\":\"%s\",\"why\":\"同一事项再次反映\"}".formatted(idOf(own)));
        for (int i = 0; i < 3; i++) {
            complaint(li, "坚果戊店");
        }
        assertThat(sign("MANY_AT_ONCE", "head", own).path("standing").asString())
                .as("four matters")
                .isEqualTo("NOT_SEEN");
        complaint(li, "坚果戊店有限公司");
        var seen = sign("MANY_AT_ONCE", "head", own);
        assertThat(seen.path("standing").asString()).isEqualTo("SEEN");
        assertThat(cases(seen)).hasSize(4).doesNotContain(idOf(again));
    }

    @Test
    void givenNobodyNamedOrAnotherKindOrTime_whenAsked_thenThereIsNothingToWeigh() {
        var nobody = complaint("null", "坚果己店");
        assertThat(all(signs("head", nobody)))
                .extracting(sign -> sign.path("standing").asString())
                .containsExactly(
                        "NOTHING_TO_COMPARE", "NOT_SEEN", "FOR_A_PERSON", "NOTHING_TO_COMPARE", "FOR_A_PERSON");
        var report = filed("REPORT", named("武松", "13622220003", ""), "坚果庚店");
        assertThat(all(signs("head", report))).isEmpty();
        assertThat(new WebForm(LEDGER, "head").open(page(report) + "/signs").text())
                .contains("第十七条不适用于此件");
        assertThat(new WebForm(LEDGER, "head").open(page(report) + "/repeats").text())
                .doesNotContain(page(report) + "/signs");
        assertThat(new WebForm(LEDGER, "leader").open(page(nobody) + "/repeats").text())
                .contains(page(nobody) + "/signs");
    }

    @Test
    void givenAReaderWhoMayNotOpenWhatWasSaid_whenAsked_thenNothingIsCompared() {
        var own = assigned(complaint(named("乔峰", "13622220004", ""), "坚果辛店"));
        for (var person : List.of("supervisor", "auditor", "admin", "handler2")) {
            assertThat(signs(person, own).status()).as(person).isEqualTo(403);
        }
        LEDGER.cases()
                .give("head", own, "mark-secret", "{\"ground\":\"TRADE\",\"people\":[\"handler\"],\"why\":\"涉及配方\"}");
        assertThat(signs("leader", own).status()).isEqualTo(403);
        assertThat(all(signs("handler", own)))
                .extracting(sign -> sign.path("standing").asString())
                .containsOnly("NOTHING_TO_COMPARE", "FOR_A_PERSON");
    }

    private static Answer decline(String id, String signs) {
        return LEDGER.as("handler").post(id + "/decline-complaint", """
                        {"reason":"未能提供购买凭证","told":{"medium":"PHONE","at":"%s"},
                         "ground":"NO_CONSUMER_DISPUTE","signs":[%s],"otherWaysTold":true}
                        """.formatted(Instant.now(), signs));
    }
}
