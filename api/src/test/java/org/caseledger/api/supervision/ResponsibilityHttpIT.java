package org.caseledger.api.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whom cases wait for, who returned them, and who is silent, over HTTP. */
class ResponsibilityHttpIT {
    private static final String BASE = "/api/responsibility";
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.onNewDatabase();
        ledger.cases().accepted();
        var returned = ledger.cases().assigned();
        ledger.cases()
                .give(
                        "handler",
                        returned,
                        "return-for-reassignment",
                        "{\"reason\":\"经营地址在红光街道\",\"proposedUnit\":\"HONGGUANG\"}");
        ledger.cases().returnAccepted(returned);
        ledger.cases()
                .give("dispatcher", returned, "assign-complaint", "{\"unit\":\"HONGGUANG\",\"reason\":\"按退回意见改派\"}");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Answer get(String person, String path) {
        return ledger.as(person).get(BASE + path);
    }

    private static JsonNode asked(String person, String path) {
        var answer = get(person, path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everyNumberOpensToItsCases() {
        for (JsonNode held : asked("supervisor", "/units").path("held")) {
            var unit = held.path("unit").asString("");
            var behind = asked(
                    "supervisor",
                    "/holdings?role=" + held.path("role").asString() + (unit.isEmpty() ? "" : "&unit=" + unit));
            assertThat(behind.path("total").asInt())
                    .isEqualTo(held.path("times").asInt());
        }
        assertThat(asked("supervisor", "/units").path("held").size()).isGreaterThanOrEqualTo(4);
        assertThat(asked("auditor", "/people").path("held").findValuesAsString("person"))
                .contains("dispatcher", "leader");
    }

    @Test
    void theReturnIsInTheGraph_withItsReason() {
        var graph = asked("leader", "/returns").path("graph");

        assertThat(graph.path("returns").asInt()).isEqualTo(1);
        assertThat(graph.at("/edges/0/from").asString()).isEqualTo("XIPU");
        assertThat(graph.at("/edges/0/to").asString()).isEqualTo("HONGGUANG");
        assertThat(graph.at("/edges/0/reasons/0/reason").asString()).isEqualTo("经营地址在红光街道");
        var cases = asked("supervisor", "/returns/cases?unit=XIPU&sentTo=HONGGUANG");
        assertThat(cases.at("/returns/0/person").asString()).isEqualTo("handler");
    }

    @Test
    void namesAreForThoseWhoOversee() {
        assertThat(asked("leader", "/holdings").path("holdings").findValuesAsString("person"))
                .isNotEmpty()
                .allMatch(String::isEmpty);
        assertThat(asked("head", "/holdings").path("holdings").findValuesAsString("person"))
                .contains("leader");
        assertThat(asked("leader", "/returns/cases").at("/returns/0/person").isNull())
                .isTrue();
        assertThat(get("leader", "/people").status()).isEqualTo(403);
        assertThat(get("leader", "/holdings?person=handler").status()).isEqualTo(403);
    }

    @Test
    void whoReadsNoCasesSeesNothing_andAHandlerTheOwnUnit() {
        for (var path : List.of("/units", "/holdings", "/returns", "/returns/cases", "/silent")) {
            assertThat(get("admin", path).status()).as(path).isEqualTo(403);
        }
        assertThat(asked("handler", "/units").path("held").findValuesAsString("unit"))
                .containsExactly("XIPU");
        assertThat(asked("handler2", "/returns").at("/graph/returns").asInt()).isZero();
        assertThat(get("handler2", "/silent?unit=XIPU").status()).isEqualTo(403);
    }

    @Test
    void nobodyIsSilentYet() {
        for (var list : List.of("NO_EVENT", "NOT_ASKED", "FOLLOW_UP_MISSING")) {
            var silent = asked("supervisor", "/silent?days=1&list=" + list);
            assertThat(silent.path("list").asString()).isEqualTo(list);
            assertThat(silent.path("total").asInt()).isZero();
        }
    }

    @Test
    void wrongInputIsNamed() {
        for (var wrong : List.of("days=0", "days=251", "list=NOTHING", "page=-1")) {
            var answer = get("head", "/silent?" + wrong);
            assertThat(answer.status()).as("%s %s", wrong, answer).isEqualTo(400);
            assertThat(answer.json().path("fields").has(wrong.split("=")[0])).isTrue();
        }
        for (var wrong : List.of("from=yesterday", "until=x", "role=KING", "size=0")) {
            var answer = get("head", "/units?" + wrong);
            assertThat(answer.status()).as("%s %s", wrong, answer).isEqualTo(400);
            assertThat(answer.json().path("fields").has(wrong.split("=")[0])).isTrue();
        }
    }
}
