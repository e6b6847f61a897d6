package org.caseledger.api.duty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** Gaps in the rosters, over HTTP and in the health. It is Monday 2 March 2026. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DutyGapsHttpIT {
    private static final HandClock CLOCK = HandClock.at("2026-03-02T09:00");
    private static TestLedger ledger;

    @BeforeAll
    static void start() {
        ledger = TestLedger.at(CLOCK);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static void assigned(String day, String person) {
        assigned("CENTER", day, "DUTY", person);
    }

    private static void standby(String day) {
        assigned("XIPU", day, "STANDBY", "handler");
        assigned("HONGGUANG", day, "STANDBY", "handler2");
    }

    private static void assigned(String unit, String day, String kind, String person) {
        var answer = ledger.as("head").post("/api/duty/assign-duty", """
                                {"unit":"%s","day":"%s","kind":"%s","person":"%s",
                                 "phone":"028-87654321"}
                                """.formatted(unit, day, kind, person));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static JsonNode gaps() {
        var answer = ledger.as("supervisor").get("/api/duty/gaps?after=" + ledger.head());
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.json();
    }

    private static String health() {
        var answer = ledger.anonymous().get("/actuator/health");
        assertThat(answer.status()).isEqualTo(200);
        return answer.field("status");
    }

    @Test
    @Order(1)
    @DisplayName("P9.13 duty is mandatory: gaps warn a week ahead, before any roster is begun")
    void givenNoRoster_whenTheWeekendComes_thenEveryPostIsWarnedOf_untilAllAreFilled() {
        CLOCK.set("2026-03-07T10:00");
        var received = ledger.as("head").get(ledger.cases().received()).json();
        assertThat(received.path("duty").isNull()).isTrue();
        assertThat(gaps().path("begun").asBoolean()).isFalse();
        assertThat(gaps().path("mandatory").asBoolean()).isTrue();
        assertThat(gaps().path("notBegun").size()).isZero();
        assertThat(gaps().path("gaps").size()).isEqualTo(9);
        assertThat(health()).isEqualTo("WARN");

        CLOCK.set("2026-03-02T09:00");
        assigned("2026-03-07", "intake");
        standby("2026-03-07");
        standby("2026-03-08");
        var gaps = gaps();
        assertThat(gaps.path("begun").asBoolean()).isTrue();
        assertThat(gaps.path("until").asString()).isEqualTo("2026-03-09");
        assertThat(gaps.path("gaps").size()).isEqualTo(1);
        assertThat(gaps.path("gaps").path(0).path("day").asString()).isEqualTo("2026-03-08");
        assertThat(gaps.path("gaps").path(0).path("unit").asString()).isEqualTo("CENTER");
        assertThat(gaps.path("gaps").path(0).path("clause").asString()).isEqualTo("P9.13");
        assertThat(health()).isEqualTo("WARN");

        assigned("2026-03-08", "head");
        assertThat(gaps().path("gaps").size()).isZero();
        assertThat(health()).isEqualTo("UP");

        CLOCK.set("2026-03-06T23:59:59");
        assertThat(health()).isEqualTo("UP");
        CLOCK.set("2026-03-07T00:00");
        assertThat(health()).isEqualTo("WARN");
        assertThat(gaps().path("gaps").path(0).path("day").asString()).isEqualTo("2026-03-14");
    }

    @Test
    @DisplayName("P9.13 whoever has left is not on duty: the gap is shown, and no one is named")
    void givenWhoeverHasDutyLeaves_thenThatDayIsAGap_andSomebodyElseAnswers() {
        CLOCK.set("2026-06-01T09:00");
        assigned("2026-06-06", "handler2");
        assigned("2026-06-07", "head");
        assigned("XIPU", "2026-06-06", "STANDBY", "handler");
        assigned("XIPU", "2026-06-07", "STANDBY", "handler");
        assigned("HONGGUANG", "2026-06-06", "STANDBY", "handler");
        assigned("HONGGUANG", "2026-06-07", "STANDBY", "handler");
        assertThat(gaps().path("gaps").size()).isZero();

        working("handler2", false);

        var gaps = gaps().path("gaps");
        assertThat(gaps.size()).isEqualTo(1);
        assertThat(gaps.path(0).path("day").asString()).isEqualTo("2026-06-06");
        assertThat(health()).isEqualTo("WARN");
        CLOCK.set("2026-06-06T10:00");
        assertThat(answers()).isEmpty();
        var nobody = ledger.as("head").get(ledger.cases().received()).json().path("duty");
        assertThat(nobody.path("officers").size()).isZero();

        assigned("2026-06-06", "head");
        assertThat(answers()).containsExactly("head");
        var head = ledger.as("head").get(ledger.cases().received()).json().path("duty");
        assertThat(head.path("officers").findValuesAsString("person")).containsExactly("head");

        working("handler2", true);
        assertThat(answers()).containsExactly("handler2", "head");
    }

    private static void working(String person, boolean active) {
        var answer = ledger.as("admin").put("/api/people/" + person, """
                                {"reason":"岗位调整","name":"罗青","role":"HANDLER","unit":"HONGGUANG","active":%s}
                                """.formatted(active));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
    }

    private static List<String> answers() {
        return ledger.as("supervisor")
                .get("/api/duty/now?after=" + ledger.head())
                .json()
                .path("answers")
                .findValuesAsString("person");
    }

    @Test
    void aNumberOfDaysThatCannotBeIsNotStartedWith() {
        assertThatThrownBy(() -> TestLedger.at(CLOCK, "--caseledger.duty.warn-days=0"))
                .hasStackTraceContaining("caseledger.duty.warn-days");
    }
}
