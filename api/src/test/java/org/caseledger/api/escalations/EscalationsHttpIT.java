package org.caseledger.api.escalations;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.events.Clause;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** 上报与仲裁 over HTTP and on the pages: it waits on the worklist until its answer is recorded. */
class EscalationsHttpIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final LoginForm FORM = new LoginForm(LEDGER);

    private static JsonNode listed(String person, String caseAddress) {
        var id = caseAddress.substring(caseAddress.lastIndexOf('/') + 1);
        var answer = LEDGER.as(person).get("/api/escalations?caseId=" + id + "&after=" + LEDGER.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json().path("escalations");
    }

    private static String page(String person, String address) {
        var answer = FORM.session(person).get(address);
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.text();
    }

    @Test
    @DisplayName("P1.12 P2.25 whom it went to, when, the answer, and what follows")
    void givenAnEscalation_whenAnswered_thenItLeavesTheWorklist() {
        var id = LEDGER.cases().accepted();
        LEDGER.cases().give("head", id, "escalate-to-superior", """
                        {"authority":"𠮷市仲裁委员会","arbitration":true,"why":"双方约定仲裁"}
                        """);

        var waiting = listed("handler", id).path(0);
        assertThat(waiting.at("/escalation/authority").asString()).isEqualTo("𠮷市仲裁委员会");
        assertThat(waiting.at("/escalation/escalatedBy/person").asString()).isEqualTo("head");
        assertThat(waiting.at("/escalation/answer").isNull()).isTrue();
        assertThat(listed("handler2", id).size()).isZero();
        assertThat(LEDGER.as("admin").get("/api/escalations").status()).isEqualTo(403);
        assertThat(page("head", "/work?after=" + LEDGER.head())).contains("/escalations?answered=false", "待答复的上报与仲裁");
        assertThat(page("handler", "/work")).doesNotContain("/escalations?answered=false");
        assertThat(page("head", "/escalations?answered=false")).contains("𠮷市仲裁委员会");

        LEDGER.cases().give("dispatcher", id, "record-escalation-answer", """
                        {"answer":"裁决商家退款","consequence":"按裁决督促履行"}
                        """);

        var answered = listed("leader", id).path(0).path("escalation");
        assertThat(answered.at("/answer/answer").asString()).isEqualTo("裁决商家退款");
        assertThat(answered.at("/answer/consequence").asString()).isEqualTo("按裁决督促履行");
        assertThat(answered.at("/answer/recordedBy/person").asString()).isEqualTo("dispatcher");
        assertThat(page("head", "/escalations?answered=false&after=" + LEDGER.head()))
                .doesNotContain("𠮷市仲裁委员会");
        assertThat(page("head", "/escalations?answered=true")).contains("裁决商家退款", "按裁决督促履行");

        var again = LEDGER.as("head")
                .post(id + "/record-escalation-answer", "{\"answer\":\"另有答复在后\",\"consequence\":\"继续办理此件\"}");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.field("rule")).isEqualTo("ESCALATION_OPEN");
        assertThat(again.field("clause")).isEqualTo(Clause.OF_THE_LEDGER);
    }
}
