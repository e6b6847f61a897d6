package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a round had does not do for the next one (P9.06, P9.14). */
class RoundsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String VISIT = "{\"onSite\":true,\"findings\":\"属实\"}";
    private static final String UPHELD = "{\"result\":\"UPHELD\",\"reason\":\"原处理事实清楚\"}";
    private static final String ANSWER = "{\"text\":\"已整改。\",\"medium\":\"PHONE\"}";
    private static final String REOPEN = "{\"ground\":\"DISSATISFIED\",\"reason\":\"仍未解决\"}";

    private String id;

    @Test
    @DisplayName("P9.14 the visit of the first round is none of the second")
    void givenAVisitInTheFirstRound_thenTheSecondNeedsOneOfItsOwn() {
        id = LEDGER.cases().accepted();
        gives(
                "dispatcher",
                "classify-complaint",
                "{\"category\":[\"食品\"],\"severity\":\"GENERAL\",\"flags\":[\"ON_SITE\"]}");
        gives("handler", "record-investigation", VISIT);
        gives("handler", "draft-reply", "{\"text\":\"已整改。\"}");
        gives("handler", "send-reply", ANSWER);
        gives("supervisor", "reopen-complaint", REOPEN);
        gives("handler", "record-investigation", "{\"onSite\":false,\"findings\":\"电话了解\"}");
        gives("handler", "draft-reply", "{\"text\":\"已整改。\"}");
        refuses("handler", "send-reply", ANSWER, "ON_SITE_BEFORE_REPLY");
        gives("handler", "record-investigation", VISIT);
        gives("handler", "send-reply", ANSWER);
    }

    @Test
    @DisplayName("P9.06 reopened after a decline: assigned and accepted anew, with its deadlines")
    void givenADeclinedCase_whenReopened_thenItIsDecidedOnAnew() {
        id = LEDGER.cases().assigned();
        gives(
                "handler",
                "decline-complaint",
                "{\"reason\":\"证据不足\",\"ground\":\"MATERIALS\",\"otherWaysTold\":true,\"told\":{\"medium\":\"PHONE\",\"at\":\"%s\"}}"
                        .formatted(Instant.now()));
        gives("head", "reopen-complaint", REOPEN);
        assertThat(open("ACCEPTANCE")).isTrue();
        refuses("handler", "record-investigation", VISIT, "ACCEPTED_ANEW");
        refuses("handler", "draft-reply", "{\"text\":\"已整改。\"}", "STATE");
        gives("dispatcher", "assign-complaint", "{\"unit\":\"XIPU\"}");
        refuses("handler", "record-investigation", VISIT, "STATE");
        LEDGER.cases().accepted(id);
        assertThat(open("ACCEPTANCE")).isFalse();
        assertThat(open("MEDIATION")).isTrue();
        gives("handler", "record-investigation", VISIT);
    }

    @Test
    @DisplayName("P9.12 a reconsideration is not decided by whoever decided before")
    void givenAReconsideration_thenTheSamePersonNeitherDraftsNorAnswers() {
        id = LEDGER.cases().replied();
        gives("head", "reopen-complaint", REOPEN.replace("DISSATISFIED", "RECONSIDERATION"));
        assertThat(work("head")).contains(number());
        assertThat(work("handler")).doesNotContain(number());
        refuses("handler", "decide-reconsideration", UPHELD, "ROLE");
        gives("handler", "record-investigation", VISIT);
        refuses("handler", "draft-reply", "{\"text\":\"维持。\"}", "OTHERS_RECONSIDER");
        refuses("handler", "send-reply", ANSWER, "RECONSIDERATION_BEFORE_ANSWER");
        gives("head", "decide-reconsideration", UPHELD);
        assertThat(work("head")).doesNotContain(number());
        assertThat(work("handler")).contains(number());
        refuses("leader", "decide-reconsideration", UPHELD, "RECONSIDERATION_WAITS");
        refuses("handler", "send-reply", ANSWER, "OTHERS_RECONSIDER");
        assertThat(LEDGER.as("handler").get(id + "/commands").toString()).contains("OTHERS_RECONSIDER");
    }

    private boolean open(String clock) {
        for (var deadline : LEDGER.as("head").get(id).json().path("deadlines")) {
            if (deadline.path("clock").asString().equals(clock)
                    && deadline.path("status").asString().equals("OPEN")) {
                return true;
            }
        }
        return false;
    }

    private String work(String person) {
        return new WebForm(LEDGER, person)
                .open("/work?size=200&after=" + LEDGER.head())
                .text();
    }

    private String number() {
        return LEDGER.as("head").get(id).json().path("number").asString();
    }

    private void gives(String person, String command, String body) {
        LEDGER.cases().give(person, id, command, body);
    }

    private void refuses(String person, String command, String body, String rule) {
        var answer = LEDGER.as(person).post(id + "/" + command, body);
        assertThat(answer.field("rule")).as("%s", answer).isEqualTo(rule);
    }
}
