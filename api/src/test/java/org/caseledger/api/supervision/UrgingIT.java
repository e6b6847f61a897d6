package org.caseledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Clause;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 催办 → 督办 → 通报 over HTTP: proposed by the rules, sent by people, answered by the unit. */
class UrgingIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String PROPOSALS = "/api/urging/proposals";

    private static JsonNode listed(String person, String address, String caseAddress) {
        var id = caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
        var query = "%s?clock=REPLY&caseId=%s&after=%d".formatted(address, id, LEDGER.head());
        var answer = LEDGER.as(person).get(query);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String proposed(String person, String caseAddress) {
        var found = listed(person, PROPOSALS, caseAddress).path("proposals");
        return found.isEmpty() ? "" : found.path(0).path("step").asString("");
    }

    @Test
    void givenALateCase_whenItIsUrgedAndCriticisedAndAnswered_thenEachStepIsListed() {
        var id = LEDGER.cases().late();
        assertThat(proposed("supervisor", id)).isEqualTo("URGE");
        assertThat(proposed("handler", id)).isEqualTo("URGE");
        assertThat(proposed("handler2", id)).isEmpty();

        var answerBy = Instant.now().plus(Duration.ofDays(2));
        var urge = "{\"note\":\"请三日内办结\",\"clock\":\"REPLY\",\"answerBy\":\"%s\"}".formatted(answerBy);
        LEDGER.cases().give("head", id, "urge-handling", urge);
        var next = listed("supervisor", PROPOSALS, id);
        assertThat(next.path("criticismAfter").asInt()).isEqualTo(3);
        assertThat(next.path("proposals").path(0).path("step").asString()).isEqualTo("CRITICISM");
        assertThat(next.path("proposals").path(0).path("answer").asString()).isEqualTo("OWED");

        var criticise = "{\"note\":\"逾期不办\",\"clock\":\"REPLY\",\"step\":\"CRITICISM\"}";
        var byHead = LEDGER.as("head").post(id + "/urge-handling", criticise);
        assertThat(byHead.status()).isEqualTo(403);
        assertThat(byHead.field("clause")).isEqualTo(Clause.OF_THE_LEDGER);
        LEDGER.cases().give("leader", id, "urge-handling", criticise);
        assertThat(proposed("supervisor", id)).isEmpty();

        LEDGER.cases().give("handler", id, "answer-urging", "{\"urging\":1,\"done\":\"已约调解\"}");
        var sent = listed("handler", "/api/urging", id).path("urgings");
        assertThat(sent).extracting(u -> u.path("answer").asString()).containsExactly("NOT_ASKED", "ANSWERED");
        assertThat(sent.path(1)
                        .path("urging")
                        .path("answer")
                        .path("who")
                        .path("person")
                        .asString())
                .isEqualTo("handler");
        assertThat(LEDGER.as("head").get(id + "/history").text())
                .contains("督办（回复时限）：请三日内办结", "通报（回复时限）：逾期不办", "答复第1次督办：已约调解");
    }

    @Test
    void givenNobodyWasUrged_whenCriticised_thenTheRuleAndItsClauseAreTold() {
        var refused = LEDGER.as("leader")
                .post(
                        LEDGER.cases().late() + "/urge-handling",
                        "{\"note\":\"逾期不办\",\"clock\":\"REPLY\",\"step\":\"CRITICISM\"}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field("rule")).isEqualTo("URGING_IN_ORDER");
        assertThat(refused.field("clause")).isEqualTo(Clause.OF_THE_LEDGER);
        assertThat(refused.field("detail")).contains("“通报”前须先“督办”");
    }

    @Test
    void givenWrongInput_thenItIsNamed() {
        var supervisor = LEDGER.as("supervisor");
        assertThat(supervisor.get("/api/urging?step=SHOUT").status()).isEqualTo(400);
        assertThat(supervisor.get("/api/urging?size=0").status()).isEqualTo(400);
        var answer = supervisor.inEnglish().get(PROPOSALS + "?answer=OWED");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("applies only to notices that were sent");
        var nobody = "{\"note\":\"请抓紧\",\"step\":\"SHOUT\"}";
        assertThat(supervisor
                        .post(LEDGER.cases().late() + "/urge-handling", nobody)
                        .status())
                .isEqualTo(400);
        var unknown = "/api/complaints/00000000-0000-4000-8000-00000000dead/answer-urging";
        assertThat(LEDGER.as("handler").post(unknown, "{\"done\":\"已办\"}").status())
                .isEqualTo(404);
    }
}
