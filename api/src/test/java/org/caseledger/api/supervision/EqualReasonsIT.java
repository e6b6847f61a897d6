package org.caseledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The reasons of returns are sealed, each in another way, and equal ones are counted together. */
class EqualReasonsIT {
    private static final String BASE = "/api/responsibility/returns";
    private static final String WHY = "经营地址不在本所辖区，经实地核查确认";

    @Test
    void givenEqualReasonsOfTwoCases_whenReturnsAreCounted_thenTheyAreOneReasonThatFindsBoth() {
        try (var ledger = TestLedger.onNewDatabase()) {
            returned(ledger, WHY);
            returned(ledger, WHY);
            returned(ledger, "另有原因，见所附材料");
            ledger.awaitViews();

            var reasons =
                    ledger.as("leader").get(BASE).json().at("/graph/edges").findValues("reasons");
            var found = reasons.stream()
                    .flatMap(JsonNode::valueStream)
                    .filter(reason -> reason.path("reason").asString().equals(WHY))
                    .toList();
            assertThat(found).singleElement();
            assertThat(found.get(0).path("times").asInt()).isEqualTo(2);
            var key = found.get(0).path("key").asString();
            var cases = ledger.as("leader").get(BASE + "/cases?reason=" + key).json();
            assertThat(cases.path("returns").findValuesAsString("reason")).containsExactly(WHY, WHY);
            var rows = ledger.asSuperuser()
                    .sql("SELECT reason FROM views.responsibility_returned WHERE reason_key = :key")
                    .param("key", key)
                    .query(String.class)
                    .list();
            assertThat(rows).hasSize(2).doesNotHaveDuplicates().allMatch(row -> row.startsWith("⟦1:"));
        }
    }

    private static void returned(TestLedger ledger, String why) {
        var id = ledger.cases().assigned();
        ledger.cases().give("handler", id, "return-for-reassignment", "{\"reason\":\"%s\"}".formatted(why));
    }
}
