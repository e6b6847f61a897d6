package org.caseledger.api.past;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** One case at two moments, over HTTP: who may look, what is answered, and what is no moment. */
class MomentsIT {
    private static final TestLedger LEDGER = TestLedger.shared();

    @Test
    void twoMomentsSideBySideTellEachFieldThatDiffers() {
        var id = LEDGER.cases().assigned();
        var compared = LEDGER.as("supervisor").get(id + "/compare?a=v0&b=now");

        assertThat(compared.status()).as("%s", compared).isEqualTo(200);
        assertThat(compared.header("Cache-Control")).contains("no-store");
        var json = compared.json();
        assertThat(json.at("/a/version").asLong()).isZero();
        assertThat(fields(json)).contains("state", "unit", "deadlines.ACCEPTANCE-1.dueAt");
        var state = change(json, "state");
        assertThat(state.path("zh").asString()).isEqualTo("状态");
        assertThat(state.path("before").asString()).isEqualTo("RECEIVED");
        assertThat(state.path("after").asString()).isEqualTo("ASSIGNED");
        assertThat(json.path("onlyInA")).isEmpty();
        assertThat(json.at("/onlyInB/0/type").asString()).isEqualTo("ComplaintClassified");
        assertThat(json.path("onlyInB"))
                .extracting(entry -> entry.at("/words/zh").asString())
                .contains("分派给犀浦市场监督管理所");
        assertThat(fields(json)).doesNotContain("deadlines.ACCEPTANCE-1.missed");
    }

    @Test
    void whatWasEnteredLateIsThereAsKnownNowAndNotAsKnownThen() {
        var id = LEDGER.cases().accepted();
        var before = Instant.now();
        LEDGER.cases()
                .give(
                        "handler",
                        id,
                        "record-investigation",
                        "{\"onSite\":true,\"findings\":\"属实\",\"occurredAt\":\"%s\"}".formatted(before));
        var then = LEDGER.as("auditor").get(id + "/moment?at=" + before);
        var now = LEDGER.as("auditor").get(id + "/moment?known=NOW&at=" + before);

        assertThat(types(then.json())).doesNotContain("InvestigationRecorded");
        assertThat(types(now.json())).contains("InvestigationRecorded");
        assertThat(now.json().path("entries"))
                .filteredOn(e -> e.path("type").asString().equals("InvestigationRecorded"))
                .allMatch(e -> e.path("mark").asString().equals("LATE"))
                .allMatch(e -> !e.path("delay").asString().isEmpty())
                .hasSize(1);
        assertThat(now.json().at("/summary/sealedParts").toString()).contains("investigation-1");

        var both = "/compare?a=%1$s&b=%1$s".formatted(before);
        var learnt =
                LEDGER.as("auditor").get(id + both + "&aKnown=THEN&bKnown=NOW").json();
        assertThat(texts(learnt.path("onlyInB"), "type")).containsExactly("InvestigationRecorded");
        assertThat(texts(learnt.path("onlyInB"), "mark")).containsExactly("LATE");
        assertThat(learnt.path("onlyInA")).isEmpty();
        var turned = LEDGER.as("auditor").get(id + both + "&aKnown=NOW").json();
        assertThat(texts(turned.path("onlyInA"), "type")).containsExactly("InvestigationRecorded");
        assertThat(turned.path("onlyInB")).isEmpty();
    }

    @Test
    void theCaseItselfIsReadAsOfAVersion() {
        var id = LEDGER.cases().classified();

        var receipt = LEDGER.as("head").get(id + "?at=v0");
        assertThat(receipt.field("state")).isEqualTo("RECEIVED");
        assertThat(receipt.header("ETag")).isEqualTo("\"0\"");
        assertThat(LEDGER.as("head").get(id + "?at=v999").status()).isEqualTo(404);
    }

    @Test
    void othersUnitsAndAdministratorsSeeNone() {
        var id = LEDGER.cases().assigned();

        for (var address : List.of("/moment?at=now", "/compare?a=v0&b=now")) {
            assertThat(LEDGER.as("handler").get(id + address).status()).isEqualTo(200);
            assertThat(LEDGER.as("handler2").get(id + address).status()).isEqualTo(403);
            assertThat(LEDGER.as("admin").get(id + address).status()).isEqualTo(403);
        }
        var none = "/api/complaints/00000000-0000-4000-8000-00000000abcd";
        assertThat(LEDGER.as("head").get(none + "/moment?at=now").status()).isEqualTo(404);
        assertThat(LEDGER.as("head").get(none + "/compare?a=v0&b=now").status()).isEqualTo(404);
    }

    @Test
    void whatIsNoMomentIsToldSo() {
        var id = LEDGER.cases().received();

        for (var wrong : List.of(
                "/moment",
                "/moment?at=yesterday",
                "/moment?at=v1&known=NOW",
                "/moment?at=now&known=LATER",
                "/moment?at=now&lateAfter=1",
                "/compare?a=v0",
                "/compare?a=v0&b=-1",
                "/compare?a=1&b=now&aKnown=NOW")) {
            var answer = LEDGER.as("head").inEnglish().get(id + wrong);
            assertThat(answer.status()).as("%s: %s", wrong, answer).isEqualTo(400);
        }
        assertThat(LEDGER.as("head").get(id + "/moment?at=v99").status()).isEqualTo(404);
        assertThat(LEDGER.as("head").get(id + "/moment?at=2001-01-01T00:00:00Z").status())
                .isEqualTo(404);
    }

    private static List<String> types(JsonNode moment) {
        return texts(moment.path("entries"), "type");
    }

    private static List<String> fields(JsonNode comparison) {
        return texts(comparison.path("changes"), "field");
    }

    private static List<String> texts(JsonNode list, String name) {
        var texts = new ArrayList<String>();
        list.forEach(node -> texts.add(node.path(name).asString()));
        return texts;
    }

    private static JsonNode change(JsonNode comparison, String field) {
        for (var change : comparison.path("changes")) {
            if (change.path("field").asString().equals(field)) {
                return change;
            }
        }
        throw new AssertionError("no change of " + field + ": " + comparison);
    }
}
