package org.caseledger.query.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.caseledger.query.deadlines.DeadlineFilter.ALL;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.Light;
import org.caseledger.query.Page;
import org.caseledger.query.testing.History;
import org.caseledger.query.testing.TestLedger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of clocks at midnight, with ties, at the edges of their pages, and of an incident. */
class DeadlineListsIT {
    private static final String DUE = "2026-03-09T16:00:00Z";
    private static final Instant DUE_AT = Instant.parse(DUE);
    private static final Duration DAY = Duration.ofDays(1);
    private static TestLedger ledger;
    private static DeadlineQueries deadlines;
    private static History first;
    private static History second;
    private static History lateSoon;
    private static History lateMuch;

    @BeforeAll
    static void write() {
        ledger = new TestLedger();
        deadlines = new DeadlineQueries(ledger.database());
        first = at(XIPU).set(Clock.MEDIATION, 1, DUE);
        second = at(ANJING).adopted("citizen-messages", null, false);
        lateSoon = at(XIPU).at("2026-03-10T01:00:00Z").met(Clock.REPLY, 1, true);
        lateMuch = at(ANJING).at("2026-03-12T01:00:00Z").met(Clock.REPLY, 1, true);
        Stream.of(first, second, lateSoon, lateMuch).forEach(history -> history.in(ledger));
        ledger.project(new DeadlineView(ledger.database()));
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    private static History at(UnitId unit) {
        return History.received().classified().signedOff(unit).assigned(unit).set(Clock.REPLY, 1, DUE);
    }

    private static List<CaseId> found(DeadlineList list, DeadlineFilter filter, Instant now) {
        var page = deadlines.find(list, filter, 0, 50, now);
        assertThat(page.total()).isEqualTo(page.rows().size());
        return page.rows().stream().map(DeadlineRow::caseId).toList();
    }

    private static DeadlineFilter lit(Light light) {
        return new DeadlineFilter(null, null, null, null, null, null, light, null, null);
    }

    private static DeadlineFilter migrated(boolean migrated) {
        return new DeadlineFilter(null, null, null, null, migrated, null, null, null, null);
    }

    @ParameterizedTest(name = "{0} seconds from the end of the day: {1}")
    @CsvSource({"-86401, GREEN", "-86400, AMBER", "-1, AMBER", "0, RED", "1, RED"})
    void givenATime_whenRunningClocksAreAskedByLight_thenExactlyThatLightFindsThem(long seconds, Light light) {
        var now = DUE_AT.plusSeconds(seconds);

        for (var each : Light.values()) {
            assertThat(found(DeadlineList.RUNNING, lit(each), now))
                    .as("%s", each)
                    .hasSize(each == light ? 3 : 0);
        }
        assertThat(found(DeadlineList.DUE_SOON, ALL, now)).hasSize(light == Light.AMBER ? 3 : 0);
        assertThat(found(DeadlineList.OVERDUE, ALL, now)).hasSize(light == Light.RED ? 3 : 0);
        var day = deadlines.calendar(ALL, LocalDate.of(2026, 3, 9), LocalDate.of(2026, 3, 9), now);
        assertThat(day).hasSize(1);
        assertThat(day.get(0).day()).isEqualTo("2026-03-09");
        assertThat(day.get(0).lights()).containsOnlyKeys(light).containsEntry(light, 3L);
    }

    @Test
    void givenADay_whenItIsNotTheOneThatEnds_thenNothingIsDueOnIt() {
        var march8 = LocalDate.of(2026, 3, 8);
        var march10 = LocalDate.of(2026, 3, 10);

        assertThat(deadlines.calendar(ALL, march8, march8, DUE_AT)).isEmpty();
        assertThat(deadlines.calendar(ALL, march10, march10, DUE_AT)).isEmpty();
        assertThat(deadlines.calendar(ALL, march10, march8, DUE_AT))
                .as("no days")
                .isEmpty();
        assertThat(found(DeadlineList.RUNNING, ALL.on(march8), DUE_AT)).isEmpty();
        assertThat(found(DeadlineList.RUNNING, ALL.on(march10), DUE_AT)).isEmpty();
        assertThat(found(DeadlineList.RUNNING, ALL.on(march8.plusDays(1)), DUE_AT))
                .hasSize(3);
    }

    @Test
    void givenClocksMetLate_whenListed_thenTheOneThatEndedLastComesFirst() {
        assertThat(found(DeadlineList.MET_LATE, ALL, DUE_AT)).containsExactly(lateMuch.caseId(), lateSoon.caseId());
        assertThat(found(DeadlineList.MET_LATE, ALL.within(XIPU), DUE_AT)).containsExactly(lateSoon.caseId());
    }

    @Test
    void givenMigratedCases_whenAskedForOrLeftOut_thenEachClockIsOfOneOfThem() {
        assertThat(found(DeadlineList.RUNNING, migrated(true), DUE_AT)).containsExactly(second.caseId());
        assertThat(found(DeadlineList.RUNNING, migrated(false), DUE_AT))
                .containsExactly(first.caseId(), first.caseId());
    }

    @ParameterizedTest
    @EnumSource(DeadlineList.class)
    void givenClocksDueTogether_whenPagedOneByOne_thenEachIsShownOnce(DeadlineList list) {
        var now = list == DeadlineList.DUE_SOON ? DUE_AT.minus(DAY) : DUE_AT;
        var whole = deadlines.find(list, ALL, 0, 50, now);
        var paged = new ArrayList<DeadlineRow>();
        for (int page = 0; page < whole.total(); page++) {
            paged.addAll(deadlines.find(list, ALL, page, 1, now).rows());
        }

        assertThat(whole.total()).isEqualTo(list == DeadlineList.MET_LATE ? 2 : 3);
        assertThat(paged).isEqualTo(whole.rows()).doesNotHaveDuplicates();
        assertThat(deadlines.find(list, ALL, (int) whole.total(), 1, now))
                .isEqualTo(new Page<>(List.of(), whole.total()));
    }

    @Test
    void givenClocksThatPassedTogether_whenReadInSteps_thenEachComesOnceAndNoneIsLeftOut() {
        var all = deadlines.passed(DUE_AT, null, 50);
        var steps = new ArrayList<PassedDeadline>();
        PassedDeadline last = null;
        for (var step = deadlines.passed(DUE_AT, null, 1); !step.isEmpty(); step = deadlines.passed(DUE_AT, last, 1)) {
            last = step.get(0);
            steps.add(last);
        }

        assertThat(all).hasSize(3);
        assertThat(steps).isEqualTo(all);
        assertThat(deadlines.passed(DUE_AT.minusNanos(1_000), null, 50)).isEmpty();
    }

    @Test
    void givenAnIncident_whenAsked_thenOnlyClocksOfItsCasesAreListedAndCounted() {
        var incident = UUID.randomUUID();
        ledger.sql()
                .sql("""
                        INSERT INTO views.incident_case (incident_id, case_id, attached)
                        VALUES (:incident, :second, true), (:incident, :first, false)
                        """)
                .param("incident", incident)
                .param("second", second.caseId().value())
                .param("first", first.caseId().value())
                .update();
        var ofIncident = deadlines.ofIncident(incident, false);
        var day = LocalDate.of(2026, 3, 9);

        assertThat(ofIncident.find(DeadlineList.RUNNING, ALL, 0, 9, DUE_AT).rows())
                .extracting(DeadlineRow::caseId)
                .containsExactly(second.caseId());
        assertThat(ofIncident.calendar(ALL, day, day, DUE_AT))
                .extracting(DueDay::all)
                .containsExactly(1L);
        assertThat(deadlines
                        .ofIncident(incident, true)
                        .find(DeadlineList.RUNNING, ALL, 0, 9, DUE_AT)
                        .total())
                .isZero();
        assertThat(deadlines.ofExercises().of(second.caseId())).isEmpty();
    }
}
