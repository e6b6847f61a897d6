package org.caseledger.api.inspections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.wiring.OverdueRectificationJob;
import org.caseledger.events.Clause;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 整改 over HTTP: ordered and completed in cases, listed and counted across them (P3.13). */
class RectificationsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String DOSSIER = """
            {"present":[],"missing":{"REGISTRATION_FORM":"留有纸质原件","INVESTIGATION_REPORT":"留有纸质原件",
             "HANDLING_OPINION":"留有纸质原件","FEEDBACK_RECORD":"留有纸质原件"}}
            """;
    private static final String LIST = "/api/rectifications";

    private static JsonNode get(String person, String path) {
        var answer = LEDGER.as(person).get(path + (path.contains("?") ? "&" : "?") + "after=" + LEDGER.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static JsonNode ofCase(String person, String caseAddress) {
        var id = caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
        return get(person, LIST + "?caseId=" + id);
    }

    private static String order(String what, Instant by) {
        return "{\"completed\":false,\"what\":\"%s\",\"by\":\"%s\"}".formatted(what, by);
    }

    @Test
    void givenTwoOrders_whenOneIsCompleted_thenBothAreListedWithHowTheyStand() {
        var id = LEDGER.cases().accepted();
        var by = Instant.now().plus(Duration.ofDays(9));
        LEDGER.cases().give("handler", id, "record-rectification", order("清查𠮷牌货架", by));
        LEDGER.cases().give("handler", id, "record-rectification", order("培训员工１次", by));
        var done = "{\"completed\":true,\"order\":2,\"what\":\"已培训\"}";
        LEDGER.cases().give("handler", id, "record-rectification", done);

        var listed = ofCase("supervisor", id);
        assertThat(listed.path("total").asInt()).isEqualTo(2);
        // The latest first, but both may be ordered within the same second.
        assertThat(listed.path("rectifications"))
                .extracting(
                        r -> r.at("/rectification/order").asInt(),
                        r -> r.path("state").asString())
                .containsExactlyInAnyOrder(tuple(1, "OPEN"), tuple(2, "DONE"));
        var first = listed.path("rectifications")
                .valueStream()
                .filter(r -> r.at("/rectification/order").asInt() == 1)
                .findFirst()
                .orElseThrow();
        assertThat(first.path("respondent").asString()).isEqualTo("郫都区某餐馆");
        assertThat(first.path("unit").asString()).isEqualTo("XIPU");
        assertThat(first.at("/rectification/what").asString()).isEqualTo("清查𠮷牌货架");
        assertThat(first.at("/rectification/orderedBy/person").asString()).isEqualTo("handler");
        assertThat(ofCase("handler", id).path("total").asInt()).isEqualTo(2);
        assertThat(ofCase("handler2", id).path("total").asInt()).isZero();
        assertThat(LEDGER.as("handler").get(id + "/history").text()).contains("整改完成（第2项）：已培训");
    }

    @Test
    void givenAnOrderIsOpenAtTheArchive_whenItsTimePasses_thenItIsFoundOnceAndCanStillBeCompleted() {
        var id = LEDGER.cases().replied();
        // The end of a second: what is done in a later one is late.
        var soon = Instant.now()
                .plus(Duration.ofSeconds(3))
                .truncatedTo(ChronoUnit.SECONDS)
                .minus(1, ChronoUnit.MICROS);
        LEDGER.cases().give("handler", id, "record-rectification", order("台账", soon));
        LEDGER.cases().give("head", id, "archive-complaint", DOSSIER);
        assertThat(found(id)).doesNotContain("RECTIFICATION_OVERDUE");

        var sweeper = LEDGER.bean(OverdueRectificationJob.class);
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            sweeper.sweep();
            assertThat(found(id)).contains("RECTIFICATION_OVERDUE");
        });
        var head = LEDGER.head();
        get("auditor", LIST); // the view shows what was recorded
        assertThat(sweeper.sweep())
                .as("what is recorded is not looked at again")
                .isZero();
        assertThat(LEDGER.head()).isEqualTo(head);

        var more = LEDGER.as("handler").post(id + "/record-rectification", order("培训", soon));
        assertThat(more.field("rule")).isEqualTo("STATE");
        var done = "{\"completed\":true,\"order\":1,\"what\":\"台账已补齐\"}";
        LEDGER.cases().give("handler", id, "record-rectification", done);
        assertThat(ofCase("head", id).at("/rectifications/0/state").asString()).isEqualTo("DONE_LATE");
        assertThat(sweeper.sweep()).as("nor when it is completed late").isZero();
        assertThat(found(id)).containsOnlyOnce("RECTIFICATION_OVERDUE");
    }

    private static String found(String caseAddress) {
        return LEDGER.as("auditor").get(caseAddress + "/findings").text();
    }

    @Test
    void givenNothingIsOpen_whenCompleted_thenTheRuleAndItsClauseAreTold() {
        var refused = LEDGER.as("handler")
                .post(LEDGER.cases().accepted() + "/record-rectification", "{\"completed\":true,\"what\":\"已整改\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("RECTIFICATION_OPEN");
        assertThat(refused.field("clause")).isEqualTo(Clause.OF_THE_LEDGER);
    }

    @Test
    void everyNumberOpensToItsRows_andTheRowsFollowFromTheLog() {
        var id = LEDGER.cases().accepted();
        var by = Instant.now().plus(Duration.ofDays(3));
        LEDGER.cases().give("handler", id, "record-rectification", order("台账", by));
        for (var row : get("auditor", LIST + "/counts").path("units")) {
            var unit = row.path("unit");
            var of = unit.isNull() || unit.isMissingNode() ? "none=true" : "unit=" + unit.asString();
            for (var number : new String[] {"open:OPEN", "overdue:OVERDUE", "done:DONE", "doneLate:DONE_LATE"}) {
                var name = number.split(":");
                assertThat(get("auditor", LIST + "?" + of + "&state=" + name[1])
                                .path("total")
                                .asInt())
                        .as("%s %s", of, number)
                        .isEqualTo(row.path(name[0]).asInt());
            }
            assertThat(get("auditor", LIST + "?" + of).path("total").asInt())
                    .isEqualTo(row.path("ordered").asInt());
        }
        var check = LEDGER.as("auditor")
                .post(
                        "/api/views/rectification/check",
                        "{\"number\":{\"table\":\"rectification\",\"where\":{\"unit\":\"XIPU\",\"done\":\"false\"}}}");
        assertThat(check.status()).as("%s", check).isEqualTo(200);
        assertThat(check.json().path("differences").asInt()).isZero();
        assertThat(check.json().at("/number/fromLog").asInt()).isPositive();
    }

    @Test
    void wrongInputIsNamed_andAnAdministratorSeesNone() {
        for (var wrong : new String[] {"state", "dueBefore", "from", "until", "page", "size"}) {
            var answer = LEDGER.as("head").get(LIST + "?" + wrong + "=nonsense");
            assertThat(answer.status()).as("%s %s", wrong, answer).isEqualTo(400);
            assertThat(answer.json().path("fields").has(wrong)).as("%s", answer).isTrue();
        }
        assertThat(LEDGER.as("admin").get(LIST).status()).isEqualTo(403);
        assertThat(LEDGER.as("admin").get(LIST + "/counts").status()).isEqualTo(403);
    }
}
