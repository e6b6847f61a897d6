package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Who wants a grave case out of the way tries it over HTTP. */
class LoweringIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final Cases CASES = LEDGER.cases();

    private static final String GRAVE = """
            {"category":["食品"],"severity":"MAJOR","flags":["WIDE_IMPACT","ON_SITE"]}
            """;
    private static final String ORDINARY = """
            {"category":["食品"],"severity":"GENERAL"}
            """;
    private static final String LOWER = """
            {"category":["食品"],"severity":"GENERAL","reason":"经核实为个案"}
            """;
    private static final String NO = "超过受理期限，不予受理。";

    private static final String XIPU = "{\"unit\":\"XIPU\"}";

    private static String grave() {
        return classified(CASES.assigned());
    }

    private static String classified(String id) {
        CASES.give("dispatcher", id, "classify-complaint", GRAVE);
        return id;
    }

    @Test
    @DisplayName("P9.12 a dispatcher alone makes a grave case ordinary, and it is answered")
    void aGraveCaseIsNotMadeOrdinaryByWhoeverWantsItOutOfTheWay() {
        var id = classified(CASES.accepted());
        refused("dispatcher", id, "classify-complaint", ORDINARY, "LOWERING_PROPOSED", "P9.12");
        CASES.give("dispatcher", id, "propose-lowering", LOWER);
        assertThat(page("leader", id)).contains("第1次降级提请待局领导决定");
        assertThat(new WebForm(LEDGER, "leader").open("/work?size=200").text()).contains(number(id));
        refused(
                "handler",
                id,
                "send-reply",
                "{\"text\":\"已处理。\",\"medium\":\"PHONE\"}",
                "APPROVALS_BEFORE_REPLY",
                "P9.12");
        refused("handler", id, "propose-lowering", LOWER, "ONE_LOWERING_WAITS", "P9.12");
        refused("dispatcher", id, "approve-lowering", "{\"proposal\":1}", "ROLE", "P9.12");
        refused("leader", id, "approve-lowering", "{\"proposal\":2}", "READ_LOWERING", "P9.12");
        CASES.give("leader", id, "approve-lowering", "{\"proposal\":1}");
        CASES.give("handler", id, "send-reply", "{\"text\":\"已处理。\",\"medium\":\"PHONE\"}");
        refused("leader", id, "approve-lowering", "{\"proposal\":1}", "STATE", "P9.02");
        assertThat(findings(id)).contains("GATE_LOWERED").contains("经局领导批准").doesNotContain("未经局领导批准");
    }

    @Test
    @DisplayName("P9.12 a proposal of the case as it was is void once the unit has raised it")
    void aStaleProposalIsNotApproved() {
        var id = classified(CASES.accepted());
        CASES.give("dispatcher", id, "propose-lowering", LOWER);
        CASES.give("handler", id, "classify-complaint", GRAVE.replace("MAJOR", "URGENT"));
        refused("leader", id, "approve-lowering", "{\"proposal\":1}", "LOWERING_WAITS", "P9.12");
        refused("handler", id, "classify-complaint", GRAVE, "LOWERING_PROPOSED", "P9.12");
    }

    @Test
    @DisplayName(
            "two leaders at once: one decides, the other is refused because the first acted, or because none waits")
    void twoLeadersRuleOnce() {
        var id = classified(CASES.accepted());
        CASES.give("dispatcher", id, "propose-lowering", LOWER);
        var both = Stream.of("approve-lowering {}", "reject-lowering {\"reason\":\"事实未查清\"}")
                .map(ruling -> CompletableFuture.supplyAsync(
                        () -> LEDGER.as("leader").post(id + "/" + ruling.split(" ")[0], ruling.split(" ")[1])))
                .toList();
        assertThat(both.stream().map(CompletableFuture::join).map(Answer::status))
                .containsOnlyOnce(200)
                .allMatch(status -> status == 200 || status == 409 || status == 422);
    }

    @Test
    @DisplayName("P9.01 a complaint is corrected to an inquiry, which the center answers by itself")
    void aComplaintDoesNotBecomeAnInquiryByACorrection() {
        var id = CASES.classified();
        refused(
                "intake",
                id,
                "correct-record",
                "{\"correction\":{\"kind\":\"INQUIRY\"},\"reason\":\"登记有误\"}",
                "LOWERING_PROPOSED",
                "P9.12");
        refused(
                "intake",
                id,
                "correct-record",
                "{\"correction\":{\"channel\":\"LETTER\"},\"reason\":\"登记有误\"}",
                "LOWERING_PROPOSED",
                "P9.12");
        refused(
                "dispatcher",
                id,
                "classify-complaint",
                "{\"category\":[\"食品\"],\"severity\":\"GENERAL\",\"difficulty\":\"COMPLEX\"}",
                "LOWERING_PROPOSED",
                "P9.12");
    }

    @Test
    @DisplayName("P9.07 a handler alone declines a grave case; the reply counts as met")
    void aGraveCaseIsDeclinedInTheWordsThatWereApproved() {
        var id = grave();
        refused("handler", id, "decline-complaint", decline(NO), "APPROVALS_BEFORE_ENDING", "P9.12");
        refused("handler", id, "refer-elsewhere", refer(NO), "APPROVALS_BEFORE_ENDING", "P9.12");
        refused("dispatcher", id, "draft-reply", "{\"text\":\"草稿一份\"}", "UNIT_DRAFTS", "P9.03");
        CASES.give("handler", id, "draft-reply", "{\"text\":\"%s\"}".formatted(NO));
        var signed = "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest(NO));
        refused("legal", id, "approve-reply", signed, "ORDERED_APPROVALS", "P9.12");
        CASES.give("leader", id, "approve-reply", signed);
        CASES.give("legal", id, "approve-reply", signed);
        refused("handler", id, "decline-complaint", decline("不想办理"), "SENT_AS_APPROVED", "P9.12");
        refused("handler", id, "refer-elsewhere", refer(NO), "APPROVED_TEXT_NAMES", "P9.12");
        assertThat(new WebForm(LEDGER, "handler")
                        .open(form(id, "decline-complaint"))
                        .text())
                .contains(NO);
        CASES.give("handler", id, "decline-complaint", decline(NO));
        assertThat(LEDGER.as("leader").get(id + "/history").text())
                .contains("回复时限终止：不予受理")
                .doesNotContainPattern("回复时限：[^\"]*完成");
        assertThat(findings(id)).doesNotContain("DECLINED_PAST_GATE");
    }

    @Test
    @DisplayName("P9.05 referred by the center before any unit has it: the same gate")
    void aGraveCaseIsNotReferredBeforeItIsAssigned() {
        var id = classified(CASES.classified());
        refused("intake", id, "refer-elsewhere", refer("不属本局"), "APPROVALS_BEFORE_ENDING", "P9.12");
    }

    @Test
    @DisplayName("P9.12 referred before anybody says how grave it is; O121-44 without ceremony")
    void aCaseIsNotReferredBeforeItIsClassified() {
        var id = CASES.received();
        refused("intake", id, "refer-elsewhere", refer("不属本局职责"), "CLASSIFIED_FIRST", "P9.12");
        refused("dispatcher", id, "refer-elsewhere", refer("不属本局职责"), "CLASSIFIED_FIRST", "P9.12");
        CASES.give("intake", id, "refer-elsewhere", advice());
        assertThat(findings(id)).doesNotContain("DECLINED_PAST_GATE");
        var reopened = "{\"ground\":\"NEW_EVIDENCE\",\"reason\":\"实为投诉事项\"}";
        CASES.give("head", id, "reopen-complaint", reopened);
        refused("dispatcher", id, "assign-complaint", XIPU, "CLASSIFIED_FIRST", "P9.12");
        classified(id);
        refused("intake", id, "refer-elsewhere", advice(), "STATE", "P9.02");
        CASES.give("leader", id, "sign-off-routing", XIPU);
        CASES.give("dispatcher", id, "assign-complaint", XIPU);
        refused("handler", id, "refer-elsewhere", advice(), "APPROVALS_BEFORE_ENDING", "P9.12");
    }

    @Test
    @DisplayName("lowered with approval, then declined: allowed, and both are seen")
    void aCaseThatOnceCarriedAGateIsWatchedWhenItIsDeclined() {
        var id = grave();
        CASES.give("handler", id, "propose-lowering", LOWER);
        CASES.give("leader", id, "approve-lowering", "{}");
        CASES.give("handler", id, "decline-complaint", decline(NO));
        assertThat(findings(id)).contains("GATE_LOWERED", "DECLINED_PAST_GATE", "此前经局领导批准降级");
    }

    private static String decline(String reason) {
        return "{\"ground\":\"MATERIALS\",\"otherWaysTold\":true,"
                + told(reason).substring(1);
    }

    private static String told(String reason) {
        return "{\"reason\":\"%s\",\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}".formatted(reason, Instant.now());
    }

    private static String refer(String reason) {
        return "{\"authority\":\"区住建局\"," + told(reason).substring(1);
    }

    private static String advice() {
        return "{\"matter\":\"ADVICE\"," + refer("属于政策咨询").substring(1);
    }

    private static void refused(String person, String id, String command, String body, String rule, String clause) {
        var answer = LEDGER.as(person).post(id + "/" + command, body);
        assertThat(answer.status()).as("%s", answer).isIn(403, 422);
        assertThat(answer.field("rule")).as("%s", answer).isEqualTo(rule);
        assertThat(answer.field("clause")).as("%s", answer).isEqualTo(clause);
    }

    private static String number(String id) {
        return LEDGER.as("leader").get(id).field("number");
    }

    private static String page(String person, String id) {
        return new WebForm(LEDGER, person)
                .open(id.replace("/api/complaints/", "/cases/"))
                .text();
    }

    private static String form(String id, String command) {
        return id.replace("/api/complaints/", "/cases/") + "/do/" + command;
    }

    private static String findings(String id) {
        return LEDGER.as("auditor").get(id + "/findings").text();
    }
}
