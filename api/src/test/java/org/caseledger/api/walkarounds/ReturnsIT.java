package org.caseledger.api.walkarounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.caseledger.api.testing.Answer;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** 退单审核: a unit does not get rid of a case by returning it (P9.15). */
class ReturnsIT {
    private static final TestLedger LEDGER = TestLedger.shared();
    private static final String BACK = "{\"reason\":\"嫌此件麻烦\"}";
    private static final String REFUSED = "{\"accepted\":false,\"reason\":\"属犀浦辖区\"}";
    private static final String ACCEPTED = "{\"accepted\":true,\"reason\":\"属红光辖区\"}";
    private static final String ELSEWHERE = "{\"unit\":\"HONGGUANG\",\"reason\":\"就近办理\"}";

    private String id = LEDGER.cases().assigned();

    @Test
    @DisplayName("P9.15 a return on a whim: assigned by no one, reviewed by the center, refused")
    void givenAReturnWithoutMerit_thenItIsRefusedAndTheUnitHoldsTheCaseAgain() {
        gives("handler", "return-for-reassignment", BACK);
        refuses("dispatcher", "assign-complaint", ELSEWHERE, "RETURN_REVIEWED_BEFORE_ASSIGNMENT");
        refuses("handler", "review-return", ACCEPTED, "ROLE");
        refuses("dispatcher", "review-return", ACCEPTED, "ROLE");
        refuses("leader", "review-return", ACCEPTED, "RETURN_WAITS_FOR");
        assertThat(work("head")).contains(number());
        assertThat(work("dispatcher")).doesNotContain(number());

        refuses(
                "head",
                "review-return",
                REFUSED.replace("}", ",\"occurredAt\":\"2026-03-02T01:00:00Z\"}"),
                "SIGNED_NOW");
        gives("head", "review-return", REFUSED);

        assertThat(LEDGER.as("head").get(id).field("state")).isEqualTo("ASSIGNED");
        assertThat(work("handler")).contains(number());
        refuses("head", "review-return", ACCEPTED, "STATE");
        assertThat(LEDGER.as("auditor").get(id + "/findings").toString()).contains("RETURNED_WITHOUT_MERIT");
        assertThat(LEDGER.as("head").get("/api/responsibility/returns?after=" + LEDGER.head()))
                .satisfies(
                        a -> assertThat(a.json().at("/graph/refused").asLong()).isPositive());
        LEDGER.cases().accepted(id);
    }

    @Test
    @DisplayName("P9.15 the second refusal goes to a leader, whose ruling is final")
    void givenTwoReturnsWithoutMerit_thenALeaderRulesAndTheUnitKeepsTheCase() {
        gives("handler", "return-for-reassignment", BACK);
        gives("head", "review-return", REFUSED);
        gives("handler", "return-for-reassignment", BACK);
        gives("head", "review-return", REFUSED);
        assertThat(LEDGER.as("head").get(id).field("state")).isEqualTo("RETURNED");
        refuses("dispatcher", "assign-complaint", ELSEWHERE, "RETURN_REVIEWED_BEFORE_ASSIGNMENT");
        refuses("head", "review-return", ACCEPTED, "RETURN_WAITS_FOR");
        assertThat(work("leader")).contains(number());

        gives("leader", "review-return", REFUSED);

        assertThat(LEDGER.as("head").get(id).field("state")).isEqualTo("ASSIGNED");
        refuses("handler", "return-for-reassignment", BACK, "RETURN_RULED_ON");
    }

    @Test
    void givenAnAcceptedReturn_thenItIsAssignedElsewhereAndReviewedNoMore() {
        gives("handler", "return-for-reassignment", BACK);
        gives("head", "review-return", ACCEPTED);
        refuses("head", "review-return", REFUSED, "RETURN_WAITS");
        refuses("dispatcher", "assign-complaint", "{\"unit\":\"XIPU\"}", "NO_BOOMERANG");
        gives("dispatcher", "assign-complaint", ELSEWHERE);
        refuses("head", "review-return", REFUSED, "STATE");
    }

    @Test
    void givenTwoWhoReviewAtOnce_thenOneOfThemIsRefused() throws Exception {
        gives("handler", "return-for-reassignment", BACK);
        var answers = atOnce(ACCEPTED, REFUSED);
        assertThat(answers.stream().map(Answer::status)).containsOnlyOnce(200);
        assertThat(answers.stream().map(Answer::status)).anyMatch(s -> s == 422 || s == 409);
    }

    private List<Answer> atOnce(String... bodies) throws Exception {
        var barrier = new CyclicBarrier(bodies.length);
        var pool = Executors.newFixedThreadPool(bodies.length);
        try {
            var requests = List.of(bodies).stream()
                    .<Callable<Answer>>map(body -> () -> {
                        barrier.await();
                        return LEDGER.as("head").post(id + "/review-return", body);
                    })
                    .toList();
            var answers = new ArrayList<Answer>();
            for (var future : pool.invokeAll(requests)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private void gives(String person, String command, String body) {
        LEDGER.cases().give(person, id, command, body);
    }

    private void refuses(String person, String command, String body, String rule) {
        var answer = LEDGER.as(person).post(id + "/" + command, body);
        assertThat(answer.field("rule")).as("%s", answer).isEqualTo(rule);
    }

    private String work(String person) {
        return new WebForm(LEDGER, person)
                .open("/work?size=200&after=" + LEDGER.head())
                .text();
    }

    private String number() {
        return LEDGER.as("head").get(id).json().path("number").asString();
    }
}
