package org.caseledger.api.inspections;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Clause;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("P1.17 表彰奖励, 通报批评; P3.14 追责: over HTTP")
class AccountabilityHttpIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String PATH = "/api/accountability";

    private static Answer declare(String person, String body) {
        return LEDGER.as(person).post(PATH, body);
    }

    private static JsonNode get(String person, String path) {
        var answer = LEDGER.as(person).get(path + (path.contains("?") ? "&" : "?") + "after=" + LEDGER.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    @Test
    void aLeaderCommendsAPerson_whoseUnitSeesIt_andTakesItBack() {
        var id = LEDGER.cases().accepted();
        var caseId = id.substring(id.lastIndexOf('/') + 1);
        var body = "{\"kind\":\"COMMENDATION\",\"person\":\"handler\",\"why\":\"调解𠮷牌一案得力\",\"cases\":[\"%s\"]}"
                .formatted(caseId);
        var said = declare("leader", body);
        assertThat(said.status()).as("%s", said).isEqualTo(201);
        assertThat(said.field("name")).isEqualTo("何岸");
        assertThat(said.field("unit")).isEqualTo("XIPU");
        var address = said.header("Location");
        assertThat(get("handler", address).path("why").asString()).contains("𠮷");
        assertThat(LEDGER.as("handler2").get(address).status()).isEqualTo(403);
        assertThat(get("handler", PATH + "?person=handler").path("total").asInt())
                .isPositive();
        assertThat(get("handler2", PATH + "?person=handler").path("total").asInt())
                .isZero();

        var back = LEDGER.as("leader2").post(address + "/withdraw", "{\"reason\":\"重复表彰\"}");
        assertThat(back.status()).as("%s", back).isEqualTo(200);
        assertThat(back.json().at("/withdrawal/reason").asString()).isEqualTo("重复表彰");
        var again = LEDGER.as("leader").post(address + "/withdraw", "{\"reason\":\"再撤，已经核实\"}");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.field("rule")).isEqualTo("WITHDRAWN_ONCE");
    }

    @Test
    void whatIsSaidInCasesAndByUrgingStandsInTheSameList() {
        var id = LEDGER.cases().accepted();
        var of = "?caseId=" + id.substring(id.lastIndexOf('/') + 1);
        LEDGER.cases().give("head", id, "urge-handling", "{\"note\":\"请办\"}");
        LEDGER.cases().give("leader", id, "urge-handling", "{\"note\":\"拖延\",\"step\":\"CRITICISM\"}");
        LEDGER.cases()
                .give(
                        "leader",
                        id,
                        "record-accountability",
                        "{\"kind\":\"INQUIRY\",\"of\":\"张三\",\"why\":\"瞒报，已经核实\"}");

        var listed = get("auditor", PATH + of);
        assertThat(listed.path("said"))
                .extracting(s -> s.path("source").asString())
                .containsExactlyInAnyOrder("URGING", "CASE");
        assertThat(get("auditor", PATH + of + "&kind=CRITICISM").path("total").asInt())
                .isEqualTo(1);
    }

    @Test
    void everyNumberOpensToWhatItCounts_andTheRowsFollowFromTheLog() {
        declare("leader", "{\"kind\":\"CRITICISM\",\"unit\":\"HONGGUANG\",\"why\":\"多件逾期\"}");
        for (var by : List.of("UNIT", "PERSON")) {
            for (var row : get("auditor", PATH + "/counts?by=" + by)) {
                var key = row.path("key");
                var of = key.isNull() || key.isMissingNode()
                        ? "none=" + by
                        : by.toLowerCase() + "=" + encoded(key.asString());
                for (var number :
                        new String[] {"commendations:COMMENDATION", "criticisms:CRITICISM", "inquiries:INQUIRY"}) {
                    var name = number.split(":");
                    var path = PATH + "?withdrawn=false&" + of + "&kind=" + name[1];
                    assertThat(get("auditor", path).path("total").asInt())
                            .as(path)
                            .isEqualTo(row.path(name[0]).asInt());
                }
                assertThat(get("auditor", PATH + "?withdrawn=true&" + of)
                                .path("total")
                                .asInt())
                        .isEqualTo(row.path("withdrawn").asInt());
            }
        }
        var check = LEDGER.as("auditor").post("/api/views/accountability/check", "{}");
        assertThat(check.json().path("differences").asInt(-1)).as("%s", check).isZero();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void nobodyElseSaysIt_andTheAttemptIsRecorded() {
        for (var person : List.of("handler", "head", "supervisor", "auditor", "admin")) {
            long head = LEDGER.head();
            var refused = declare(person, "{\"kind\":\"CRITICISM\",\"person\":\"nobody\",\"why\":\"x，已经核实\"}");
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(refused.field("clause")).isEqualTo(Clause.OF_THE_LEDGER);
            assertThat(LEDGER.recordedAfter(head))
                    .singleElement()
                    .satisfies(e -> assertThat(e.type()).isEqualTo("AttemptRefused"));
        }
    }

    @Test
    void whatIsNotThereIsNamed_andNothingIsRecorded() {
        long head = LEDGER.head();
        var nowhere = "00000000-0000-4000-8000-00000000dead";
        for (var wrong : List.of(
                "\"person\":\"nobody\"|person",
                "\"person\":\"handler\",\"unit\":\"XIPU\"|person",
                "\"unit\":\"XIPU\",\"inspections\":[\"%s\"]|inspections".formatted(nowhere),
                "\"unit\":\"XIPU\",\"findings\":[{\"caseId\":\"%s\",\"rule\":\"RUBBER_STAMP\",\"position\":1}]|findings"
                        .formatted(nowhere),
                "\"unit\":\"XIPU\",\"surprise\":1|surprise")) {
            var parts = wrong.split("\\|");
            var body = "{\"kind\":\"CRITICISM\",\"why\":\"x，已经核实\",%s}".formatted(parts[0]);
            var answer = declare("leader", body);
            assertThat(answer.status()).as("%s", answer).isEqualTo(400);
            assertThat(answer.json().path("fields").has(parts[1]))
                    .as("%s", answer)
                    .isTrue();
        }
        assertThat(LEDGER.head()).isEqualTo(head);
        assertThat(declare("leader", "{\"kind\":\"CRITICISM\",\"why\":\"x，已经核实\"}")
                        .field("rule"))
                .isEqualTo("ACCOUNTABLE_NAMED");
        assertThat(declare(
                                "leader",
                                "{\"kind\":\"CRITICISM\",\"why\":\"x，已经核实\",\"unit\":\"XIPU\",\"cases\":[\"%s\"]}"
                                        .formatted(nowhere))
                        .field("rule"))
                .isEqualTo("CASE_KNOWN");
        assertThat(LEDGER.as("leader")
                        .post(PATH + "/" + nowhere + "/withdraw", "{\"reason\":\"x，已经核实\"}")
                        .status())
                .isEqualTo(404);
        assertThat(LEDGER.as("leader").get(PATH + "/" + nowhere).status()).isEqualTo(404);
        assertThat(LEDGER.as("admin").get(PATH).status()).isEqualTo(403);
        assertThat(LEDGER.as("head").get(PATH + "/counts?by=MOOD").status()).isEqualTo(400);
    }
}
