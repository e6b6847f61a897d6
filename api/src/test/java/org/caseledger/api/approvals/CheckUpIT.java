package org.caseledger.api.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The check-up and the random sample over HTTP. */
class CheckUpIT {
    private static final String SAMPLES = "/api/approvals/samples";

    private static TestLedger ledger;

    /** The leader reads the draft of two cases out of three, and sends one of them back. */
    @BeforeAll
    static void threeDrafts() {
        ledger = TestLedger.onNewDatabase();
        var decision = "{\"draft\":1,\"digest\":\"%s\"".formatted(Cases.digest("已责令整改。"));
        for (int n = 0; n < 3; n++) {
            var id = ledger.cases().drafted();
            if (n > 0) {
                assertThat(ledger.as("leader").get(id + "/sealed?parts=draft-1").status())
                        .isEqualTo(200);
            }
            if (n < 2) {
                ledger.cases().give("leader", id, "approve-reply", decision + "}");
            } else {
                ledger.cases().give("leader", id, "reject-reply", decision + ",\"opinion\":\"依据不足\"}");
            }
            ledger.cases().replied();
        }
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static JsonNode get(String path) {
        var answer = ledger.as("supervisor").get(path + (path.contains("?") ? "&" : "?") + "after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    @Test
    void everyNumberOpensToItsDecisions() {
        var leader = get("/api/approvals/checkup?kind=REPLY").path(0);
        assertThat(leader.path("person").asString()).isEqualTo("leader");
        assertThat(leader.path("decisions").asInt()).isEqualTo(3);
        assertThat(leader.path("within30s").asInt()).isEqualTo(3);
        assertThat(leader.path("neverOpened").asInt()).isEqualTo(1);
        assertThat(leader.path("sentBack").asInt()).isEqualTo(1);
        assertThat(leader.path("samePair").asInt()).isEqualTo(3);
        assertThat(leader.path("drafter").asString()).isEqualTo("handler");
        var unread = get("/api/approvals/checkup/leader/decisions?which=NEVER_OPENED");
        assertThat(unread.path("total").asInt()).isEqualTo(1);
        assertThat(unread.path("decisions").path(0).path("drafter").asString()).isEqualTo("handler");
        assertThat(get("/api/approvals/checkup?until=2020-01-01T00:00:00Z").size())
                .isZero();
        assertThat(get("/api/approvals/checkup/nobody/decisions").path("total").asInt())
                .isZero();
        for (var wrong : new String[] {"?which=SOME", "?from=then", "?size=0"}) {
            var path = "/api/approvals/checkup/leader/decisions" + wrong;
            assertThat(ledger.as("auditor").get(path).problem()).as(wrong).isEqualTo("input");
        }
    }

    private static Answer draw(String person, String key, String body) {
        return ledger.as(person).with("Idempotency-Key", key).post(SAMPLES + "?after=" + ledger.head(), body);
    }

    @Test
    void theCommitteeDrawsASample_thatIsTheSameHoweverOftenItIsAsked() {
        var key = UUID.randomUUID().toString();
        var head = ledger.head();
        var first = draw("auditor", key, "{\"size\":2,\"unit\":\"XIPU\"}");
        assertThat(first.status()).as("%s", first).isEqualTo(201);
        var recorded = ledger.recordedAfter(head);
        assertThat(recorded).extracting(e -> e.type()).containsExactly("SampleSeeded", "SampleDrawn");
        assertThat(recorded.get(0).payload()).contains("\"population\":3", "\"random\":\"");
        var again = ledger.as("auditor")
                .with("Idempotency-Key", key)
                .post(SAMPLES + "?after=" + head, "{\"size\":2,\"unit\":\"XIPU\"}");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(ledger.head()).isEqualTo(head + 2);
        assertThat(first.json().path("cases").size()).isEqualTo(2);
        assertThat(first.json().path("populationAsSeeded").asBoolean()).isTrue();
        assertThat(get(first.header("Location"))).isEqualTo(first.json());
        assertThat(get(SAMPLES).toString()).contains(first.field("id"));
    }

    @Test
    void nobodyElseDraws_andWhatMakesNoSenseIsRefused() {
        for (var person : new String[] {"supervisor", "head", "leader", "admin"}) {
            var head = ledger.head();
            var refused = draw(person, UUID.randomUUID().toString(), "{\"size\":2}");
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(refused.field("rule")).isEqualTo("ROLE");
            assertThat(ledger.recordedAfter(head))
                    .singleElement()
                    .satisfies(e -> assertThat(e.type()).isEqualTo("AttemptRefused"));
        }
        var head = ledger.head();
        for (var wrong : new String[] {
            "{}",
            "{\"size\":0}",
            "{\"size\":1001}",
            "{\"size\":2,\"kind\":\"REPLY\"}",
            "{\"size\":2,\"quarter\":\"2026\"}",
            "{\"size\":2,\"quarter\":\"2026-Q1\",\"from\":\"2026-03-02T00:00:00Z\"}",
            "{\"size\":2,\"id\":\"x\"}",
            "{\"size\":2,\"from\":\"2026-03-02T00:00:00Z\",\"until\":\"2026-03-02T00:00:00Z\"}"
        }) {
            assertThat(draw("auditor", UUID.randomUUID().toString(), wrong).problem())
                    .as(wrong)
                    .isEqualTo("input");
        }
        assertThat(ledger.head()).isEqualTo(head);
        assertThat(ledger.as("auditor").get(SAMPLES + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(ledger.as("auditor").get(SAMPLES + "/x").status()).isEqualTo(404);
    }
}
