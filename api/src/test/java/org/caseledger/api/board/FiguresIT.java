package org.caseledger.api.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Each number over HTTP opens to as many cases as it says, and is checked against the log. */
class FiguresIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @BeforeAll
    static void someCases() {
        LEDGER.cases().classified();
        LEDGER.as("handler").get(LEDGER.cases().assigned() + "/sealed");
        LEDGER.cases().replied();
        get("supervisor", "/api/board?after=" + LEDGER.head()); // waits for all views
    }

    @Test
    void everyNumberOfTheBoardOpensToItsCards() {
        var counts = get("supervisor", "/api/board?after=" + LEDGER.head()).path("counts");
        var past = get("supervisor", "/api/past/board?at=now").path("counts");

        assertThat(counts.path("units")).isNotEmpty();
        for (var cell : counts.path("units")) {
            var filter = (cell.path("unit").isMissingNode() || cell.path("unit").isNull()
                            ? "unassigned=true"
                            : "unit=" + cell.path("unit").asString())
                    + "&state="
                    + cell.path("state").asString();
            var opened = get("supervisor", "/api/board/cases?size=200&" + filter);
            assertThat(opened.path("total")).as(filter).isEqualTo(cell.path("cards"));
            assertThat(opened.path("cards"))
                    .allMatch(c -> c.path("state").equals(cell.path("state")))
                    .hasSize(Math.min(200, cell.path("cards").asInt()));
            assertThat(get("supervisor", "/api/past/board?at=now&" + filter).path("total"))
                    .as(filter)
                    .isEqualTo(cell.path("cards"));
        }
        for (var light : List.of("GREEN", "AMBER", "RED")) {
            assertThat(get("supervisor", "/api/board/cases?light=" + light).path("total"))
                    .isEqualTo(counts.path("lights").path(light));
        }
        assertThat(past.path("total")).isEqualTo(counts.path("total"));
    }

    @Test
    void everyNumberOfComplianceOpensToItsClocks() {
        for (var by : List.of("UNIT", "CHANNEL", "MONTH")) {
            var ours = get("auditor", "/api/deadlines/compliance?by=" + by).path("ours");
            assertThat(ours).isNotEmpty();
            for (var row : ours) {
                var key = row.path("key");
                var filter =
                        "by=" + by + (key.isMissingNode() || key.isNull() ? "&none=true" : "&key=" + key.asString());
                for (var figure : List.of(
                        "total:TOTAL",
                        "metInTime:MET_IN_TIME",
                        "metLate:MET_LATE",
                        "missed:MISSED",
                        "lapsed:LAPSED",
                        "running:RUNNING")) {
                    var name = figure.split(":");
                    var opened =
                            get("auditor", "/api/deadlines/compliance/cases?%s&figure=%s".formatted(filter, name[1]));
                    assertThat(opened.path("total")).as("%s %s", filter, figure).isEqualTo(row.path(name[0]));
                }
            }
        }
        var verdicts = get("auditor", "/api/deadlines/verdicts/cases?by=UNIT");
        assertThat(verdicts.path("total").asLong()).isZero();
    }

    @Test
    void aUnitsRowsAreTheRowsThatTheLogGives() {
        for (var view : List.of(
                "board",
                "past",
                "deadlines",
                "approvals",
                "history",
                "findings",
                "signed",
                "urging",
                "repeats",
                "search")) {
            var answer = LEDGER.as("supervisor").post("/api/views/%s/check".formatted(view), "{\"unit\":\"XIPU\"}");
            assertThat(answer.status()).as("%s: %s", view, answer).isEqualTo(200);
            assertThat(answer.json().path("differences").asLong())
                    .as("%s", answer)
                    .isZero();
            assertThat(answer.json().path("cases").asLong()).isPositive();
        }
        var counted = LEDGER.as("auditor")
                .post(
                        "/api/views/board/check",
                        "{\"number\":{\"table\":\"board\",\"where\":{\"state\":\"ASSIGNED\"},"
                                + "\"none\":[\"source\"]}}");
        assertThat(counted.json().at("/number/fromLog").asLong())
                .as("%s", counted)
                .isPositive();
        assertThat(counted.json().at("/number/inView")).isEqualTo(counted.json().at("/number/fromLog"));
    }

    @Test
    void everyViewIsBuiltAnewAndCompared() {
        var views = LEDGER.as("admin").get("/api/views").json();
        assertThat(views).isNotEmpty();
        for (var view : views) {
            var name = view.path("name").asString();
            var answer = LEDGER.as("auditor").post("/api/views/" + name + "/check", "{}");
            assertThat(answer.status()).as("%s: %s", name, answer).isEqualTo(200);
            assertThat(answer.json().path("complete").asBoolean()).as(name).isTrue();
            assertThat(answer.json().path("differences").asLong())
                    .as("%s", answer)
                    .isZero();
            assertThat(answer.json().path("tables")).as(name).isNotEmpty();
        }
    }

    @Test
    void whoMayNotAndWhatIsNoNumberIsToldSo() {
        var ofAUnit = LEDGER.as("auditor").post("/api/views/drawn/check", "{\"unit\":\"XIPU\"}");
        assertThat(ofAUnit.status()).as("%s", ofAUnit).isEqualTo(400);
        assertThat(LEDGER.as("handler").get("/api/deadlines/compliance/cases").status())
                .isEqualTo(403);
        assertThat(LEDGER.as("handler").get("/api/deadlines/verdicts/cases").status())
                .isEqualTo(403);
        assertThat(LEDGER.as("admin").get("/api/board/cases").status()).isEqualTo(403);
        assertThat(get("handler2", "/api/board/cases").path("cards"))
                .allMatch(c -> c.path("unit").asString().equals("HONGGUANG"));
        for (var person : List.of("handler", "leader", "admin", "intake")) {
            assertThat(LEDGER.as(person).post("/api/views/board/check", "{}").status())
                    .as(person)
                    .isEqualTo(403);
        }
        var auditor = LEDGER.as("auditor").inEnglish();
        assertThat(auditor.post("/api/views/none/check", "{}").status()).isEqualTo(404);
        for (var wrong : List.of(
                "[]",
                "{\"units\":\"XIPU\"}",
                "{\"seconds\":0}",
                "{\"caseId\":\"x\"}",
                "{\"number\":{}}",
                "{\"number\":{\"table\":\"event\"}}",
                "{\"number\":{\"table\":\"board\",\"where\":{\"x\":\"1\"}}}")) {
            var answer = auditor.post("/api/views/board/check", wrong);
            assertThat(answer.status()).as("%s: %s", wrong, answer).isEqualTo(400);
        }
        for (var wrong : List.of("figure=X", "by=X", "from=x")) {
            assertThat(auditor.get("/api/deadlines/compliance/cases?" + wrong).status())
                    .isEqualTo(400);
        }
    }

    private static JsonNode get(String person, String address) {
        Answer answer = LEDGER.as(person).get(address);
        assertThat(answer.status()).as("%s: %s", address, answer).isEqualTo(200);
        return answer.json();
    }
}
