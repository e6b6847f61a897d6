package org.caseledger.api.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.Caller;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings over HTTP: seen by those who oversee, answered by a supervisor, never gone. */
class FindingsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String SAID = "{\"answer\":\"EXPLAINED\",\"note\":\"当面汇报后批准\"}";

    private String id;
    private String caseId;
    private String address;
    private long approvedAt;

    /** A draft that was approved within seconds. */
    @BeforeEach
    void anApprovalWithoutReading() {
        id = LEDGER.cases().drafted();
        caseId = id.substring(id.lastIndexOf('/') + 1);
        var approval = "{\"draft\":1,\"digest\":\"%s\"}".formatted(Cases.digest("已责令整改。"));
        approvedAt = LEDGER.cases()
                .give("leader", id, "approve-reply", approval)
                .json()
                .path("position")
                .asLong();
        address = id + "/findings/RUBBER_STAMP/" + approvedAt + "/answer";
    }

    private Answer list(String more) {
        var answer = LEDGER.as("auditor").get("/api/findings?caseId=" + caseId + more + "&after=" + LEDGER.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer;
    }

    @Test
    void aFindingIsListed_counted_andThatOfItsCase() {
        var listed = list("").json();
        assertThat(listed.path("total").asInt()).isEqualTo(1);
        var finding = listed.path("findings").path(0);
        assertThat(finding.path("rule").asString()).isEqualTo("RUBBER_STAMP");
        assertThat(finding.path("clause").asString()).isEqualTo("P9.12");
        assertThat(finding.path("severity").asString()).isEqualTo("SERIOUS");
        assertThat(finding.path("person").asString()).isEqualTo("leader");
        assertThat(finding.path("unit").asString()).isEqualTo("XIPU");
        assertThat(finding.path("position").asLong()).isEqualTo(approvedAt);
        assertThat(LEDGER.as("head").get(id + "/findings").json().path(0)).isEqualTo(finding);
        var counts = LEDGER.as("supervisor").get("/api/findings/counts?caseId=" + caseId + "&by=UNIT");
        assertThat(counts.json().path(0).path("key").asString()).isEqualTo("XIPU");
        assertThat(counts.json().path(0).path("unanswered").asInt()).isEqualTo(1);
        assertThat(list("&rule=NO_FOLLOW_UP").json().path("total").asInt()).isZero();
        assertThat(list("&unit=HONGGUANG").json().path("total").asInt()).isZero();
    }

    @Test
    void aSupervisorExplainsIt_once_howeverOftenItIsSent() {
        var keyed = LEDGER.as("supervisor")
                .with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.post(address, SAID);
        var head = LEDGER.head();
        var again = keyed.post(address, SAID);

        assertThat(first.status()).as("%s", first).isEqualTo(200);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(LEDGER.head()).isEqualTo(head);
        var said = first.json().path("finding").path("answers").path(0);
        assertThat(said.path("person").asString()).isEqualTo("supervisor");
        assertThat(said.path("note").asString()).isEqualTo("当面汇报后批准");
        assertThat(list("&answered=true").json().path("total").asInt()).isEqualTo(1);
        assertThat(list("&answer=EXPLAINED&answered=false").json().path("total").asInt())
                .isZero();
        var other = keyed.post(address, SAID.replace("EXPLAINED", "ACKNOWLEDGED"));
        assertThat(other.problem()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void nobodyElseAnswersIt_andTheAttemptIsRecordedOnce() {
        for (var person : new String[] {"auditor", "head", "leader", "handler", "admin"}) {
            var refused = LEDGER.as(person).post(address, SAID);
            assertThat(refused.status()).as(person).isEqualTo(403);
            assertThat(refused.field("rule")).isEqualTo("ROLE");
        }
        var keyed =
                LEDGER.as("auditor").with("Idempotency-Key", UUID.randomUUID().toString());
        var first = keyed.post(address, SAID);
        var head = LEDGER.head();
        assertThat(keyed.post(address, SAID).text()).isEqualTo(first.text());
        assertThat(LEDGER.head()).isEqualTo(head);
        assertThat(LEDGER.as("supervisor").get(id + "/refusals").text())
                .contains("answer-finding", "\"auditor\"", "\"leader\"");
        assertThat(list("&answered=true").json().path("total").asInt()).isZero();
    }

    @Test
    void whatIsNotThereOrNotReadable_isToldSo() {
        Caller supervisor = LEDGER.as("supervisor");
        var head = LEDGER.head();
        assertThat(supervisor
                        .post(address.replace("/" + approvedAt, "/1"), SAID)
                        .status())
                .isEqualTo(404);
        assertThat(supervisor
                        .post(address.replace(caseId, UUID.randomUUID() + ""), SAID)
                        .status())
                .isEqualTo(404);
        assertThat(supervisor
                        .post(address.replace("RUBBER_STAMP", "NO_FOLLOW_UP"), SAID)
                        .status())
                .isEqualTo(404);
        for (var wrong : new String[] {
            "{\"answer\":\"EXPLAINED\",\"note\":\" \"}",
            "{\"answer\":\"EXPLAINED\"}",
            "{\"answer\":\"DENIED\",\"note\":\"x\"}",
            "{\"rule\":\"NO_FOLLOW_UP\",\"answer\":\"EXPLAINED\",\"note\":\"x\"}",
            "["
        }) {
            assertThat(supervisor.post(address, wrong).problem()).as(wrong).isEqualTo("input");
        }
        assertThat(supervisor
                        .post(address.replace("RUBBER_STAMP", "RUBBER"), SAID)
                        .problem())
                .isEqualTo("input");
        for (var wrong : new String[] {"rule=RUBBER", "from=yesterday", "size=0", "by=DAY"}) {
            assertThat(supervisor.get("/api/findings?" + wrong).problem())
                    .as(wrong)
                    .isEqualTo("input");
        }
        assertThat(LEDGER.head()).isEqualTo(head);
    }

    @Test
    void theRulesAreTold() {
        var rules = LEDGER.as("leader").get("/api/findings/rules");
        assertThat(rules.text()).contains("RUBBER_STAMP", "P9.12", "送签后30秒内即批准");
    }
}
