package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.caseledger.api.process.DeclareCheck;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sample year, judged over HTTP by the constraints of its procedures. */
class SampleYearConformanceIT {
    private static final TestLedger LEDGER = TestLedger.sampleYear();
    private static final int SIZE = 200;

    @Test
    void givenTheLogOfTheYear_whenItIsJudgedByThePublishedConstraints_thenTheFindingsAreOurs() {
        var log = get("/api/process/ocel?anonymous=true");
        var models = new HashMap<String, JsonNode>();

        var found = DeclareCheck.deviations(
                log, id -> models.computeIfAbsent(id, p -> get("/api/procedures/" + p + "/constraints")));

        assertThat(found).isEqualTo(ours()).hasSizeGreaterThan(SIZE);
    }

    private static Map<String, Set<String>> ours() {
        var ours = new HashMap<String, Set<String>>();
        JsonNode page;
        int number = 0;
        do {
            page = get("/api/process/cases?size=%d&page=%d".formatted(SIZE, number++))
                    .path("cases");
            for (var one : page) {
                var deviations = new TreeSet<String>();
                one.path("deviations").forEach(d -> deviations.add(d.asString()));
                ours.put("case:" + one.path("caseId").asString(), deviations);
            }
        } while (!page.isEmpty());
        return ours;
    }

    private static JsonNode get(String path) {
        var answer = LEDGER.as("supervisor").get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer.json();
    }
}
