package org.caseledger.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.testing.WebForm;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** P3.21 定期组织应急演练: one in each half year, unless the office says otherwise. */
class DueExerciseIT {
    private static JsonNode due(TestLedger ledger) {
        var answer = ledger.as("handler").get("/api/incidents/exercise-due?after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String page(TestLedger ledger) {
        return new WebForm(ledger, "leader").open("/incidents?exercise=true").text();
    }

    private static void declare(TestLedger ledger, boolean exercise, String title) {
        var body = """
                {"kind":"SURGE","level":"FOUR","title":"%s","why":"检验预案","exercise":%s}
                """;
        var answer = ledger.as("leader").post("/api/incidents", body.formatted(title, exercise));
        assertThat(answer.status()).as("%s", answer).isEqualTo(201);
    }

    @Test
    void givenNoneInThisHalfYear_thenOneIsDueUntilItIsHeld_andAgainInTheNext() {
        var clock = HandClock.at("2026-03-16T09:00");
        try (var ledger = TestLedger.at(clock)) {
            assertThat(due(ledger).path("due").asBoolean()).isTrue();
            assertThat(due(ledger).path("first").asString()).isEqualTo("2026-01-01");
            assertThat(page(ledger)).contains("本期（2026-01-01 至 2026-06-30）尚未开展演练", "从未开展演练");

            declare(ledger, false, "真实事件");
            assertThat(due(ledger).path("due").asBoolean()).isTrue();
            declare(ledger, true, "三月演练");
            assertThat(due(ledger).path("due").asBoolean()).isFalse();
            assertThat(page(ledger)).doesNotContain("尚未开展演练");

            clock.set("2026-07-01T00:00");
            assertThat(due(ledger).path("due").asBoolean()).isTrue();
            assertThat(due(ledger).at("/latest/title").asString()).isEqualTo("三月演练");
            assertThat(page(ledger)).contains("尚未开展演练", "上次演练：");
            assertThat(ledger.as("admin").get("/api/incidents/exercise-due").status())
                    .isEqualTo(403);
        }
    }

    @Test
    void withoutARecurrenceNothingIsDue() {
        try (var ledger = TestLedger.onNewDatabase("--caseledger.exercise.every=none")) {
            assertThat(due(ledger).path("due").asBoolean()).isFalse();
            assertThat(page(ledger)).doesNotContain("尚未开展演练");
        }
    }
}
