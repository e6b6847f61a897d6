package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;

/** Ways around SAMR Order 121, each tried over HTTP by the people who would. */
class Order121IT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @Test
    void givenAComplaint_whenDeclinedWithoutItsGroundOrTheOtherWays_thenRefusedByTheArticle() {
        var id = LEDGER.cases().assigned();

        refused(decline(id, ""), "GROUND_OF_REFUSAL", "O121-16");
        refused(decline(id, ",\"ground\":\"MATERIALS\""), "OTHER_WAYS_TOLD", "O121-15");
        refused(
                decline(id, ",\"ground\":\"MATERIALS\",\"signs\":[\"OTHER\"],\"otherWaysTold\":true"),
                "SIGNS_OF_GROUND_3",
                "O121-17");

        var declined =
                decline(id, ",\"ground\":\"NO_CONSUMER_DISPUTE\",\"signs\":[\"MANY_AT_ONCE\"],\"otherWaysTold\":true");
        assertThat(declined.status()).as("%s", declined).isEqualTo(200);
        var history = LEDGER.as("supervisor").get(id + "/history").text();
        assertThat(history).contains("；情形：（三）不是为生活消费需要", "；判断因素：（二）短期内大量投诉", "；已告知其他解决途径");
    }

    @Test
    void givenALeadFoundInAComplaint_whenTheComplaintIsWithdrawn_thenItIsStillDecidedOn() {
        var id = LEDGER.cases().accepted();
        LEDGER.cases().give("handler", id, "record-lead", "{\"lead\":\"货架上有过期食品\"}");
        LEDGER.cases().give("intake", id, "withdraw-complaint", reasoned("已与商家和解", ""));

        var archived = LEDGER.as("head").post(id + "/archive-complaint", """
                                {"present":["REGISTRATION_FORM","FEEDBACK_RECORD"],
                                 "missing":{"INVESTIGATION_REPORT":"已撤回","HANDLING_OPINION":"已撤回"}}
                                """);
        refused(archived, "LEAD_DECIDED_BEFORE_ARCHIVE", "O121-27");

        LEDGER.cases().give("handler", id, "decide-on-lead", "{\"filed\":true,\"reason\":\"证据充分\"}");
        var again = LEDGER.as("handler").post(id + "/decide-on-lead", "{\"filed\":false,\"reason\":\"再议一次\"}");
        refused(again, "LEAD_FOUND", "O121-27");
    }

    @Test
    void givenAMediation_whenItsUnitEndsItInTheNameOfThePartiesOrTooEarly_thenRefused() {
        var id = LEDGER.cases().accepted();
        refused(mediate(id, ""), "ENDING_OF_MEDIATION", "O121-23");
        refused(mediate(id, ",\"ending\":\"WITHDRAWN_OR_SETTLED\""), "CENTER_RECORDS_WITHDRAWAL", "O121-23");
        refused(mediate(id, ",\"ending\":\"SIXTY_DAYS\""), "SIXTY_DAYS_PASSED", "O121-23");
        assertThat(mediate(id, ",\"ending\":\"ABSENT_OR_REFUSED\"").status()).isEqualTo(200);

        refused(LEDGER.as("handler").post(id + "/record-settlement", reasoned("双方已和解", "")), "ROLE", "P9.12", 403);
        var settled = LEDGER.cases().give("intake", id, "record-settlement", reasoned("双方已和解", ""));
        assertThat(settled.json().path("state").asString()).isEqualTo("SETTLED");
    }

    @Test
    void givenAReport_whenItsResultIsToldWithoutAProvision_thenRefused() {
        var id = LEDGER.cases().received(Cases.RECEIPT.replace("COMPLAINT", "REPORT"));
        var told = "{\"withWhom\":\"举报人\",\"medium\":\"PHONE\",\"content\":\"已告知\",\"notice\":\"LEAD_DECISION\"%s}";
        refused(LEDGER.as("intake").post(id + "/record-contact", told.formatted("")), "RESULT_TOLD_BY_LAW", "O121-36");
        LEDGER.cases().give("intake", id, "record-contact", told.formatted(",\"basis\":\"药品管理法第一百零六条\""));
        LEDGER.cases()
                .give(
                        "head",
                        id,
                        "hand-over-to-police",
                        "{\"authority\":\"区公安分局\",\"suspicion\":\"疑似夹带\",\"materials\":\"购物视频\"}");
        var history = LEDGER.as("supervisor").get(id + "/history").text();
        assertThat(history).contains("移送区公安分局，移送材料：购物视频").doesNotContain("疑似夹带");
    }

    private static Answer mediate(String id, String more) {
        return LEDGER.as("handler").post(id + "/record-mediation", "{\"agreed\":false%s}".formatted(more));
    }

    private static Answer decline(String id, String more) {
        return LEDGER.as("handler").post(id + "/decline-complaint", reasoned("见所附说明", more));
    }

    private static String reasoned(String reason, String more) {
        return "{\"reason\":\"%s\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}%s}"
                .formatted(reason, Instant.now(), more);
    }

    private static void refused(Answer answer, String rule, String clause) {
        refused(answer, rule, clause, 422);
    }

    private static void refused(Answer answer, String rule, String clause, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.json().path("rule").asString()).isEqualTo(rule);
        assertThat(answer.json().path("clause").asString()).isEqualTo(clause);
    }
}
