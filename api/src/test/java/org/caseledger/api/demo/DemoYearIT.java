package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.api.integrity.Verification;
import org.caseledger.api.security.Person;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.LoginForm;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.api.testing.TestLedger;
import org.caseledger.api.web.MenuItem;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingsBy;
import org.caseledger.query.views.Views;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sample year, as {@code ./ledger demo} shows it. */
@Tag("long")
class DemoYearIT {
    private static final TestLedger LEDGER = TestLedger.sampleYear();
    private static final int MORE_THAN_THERE_IS = 100_000;

    private static final List<String> OTHER_DAYS = List.of(
            "2026-01-01T10:00",
            "2026-02-18T10:00",
            "2026-03-14T23:30",
            "2026-05-06T06:00",
            "2026-08-31T17:40",
            "2026-11-29T11:00",
            "2027-01-04T09:00",
            "2027-06-30T09:00");

    /** What is empty in an office that does well: turns of some roles, witnesses, destructions. */
    private static final Map<String, Set<String>> RIGHTLY_EMPTY = Map.of(
            "/work", Set.of("intake", "supervisor", "auditor", "auditor2"),
            "/integrity", Set.of("supervisor", "auditor", "auditor2", "admin"),
            "/retention", Set.of("leader", "leader2", "legal", "head", "supervisor", "auditor", "auditor2"));

    @Test
    void givenEachPerson_whenTheMenuIsFollowed_thenEveryPageHasSomethingToSay() {
        for (var person : LEDGER.bean(DemoPeople.class).all()) {
            var reader = new LoginForm(LEDGER).session(person.username());
            for (var item : MenuItem.of(person.role())) {
                var page = reader.get(item.path());
                assertThat(page.status()).as(item.path()).isEqualTo(200);
                assertThat(page.text().contains("class=\"empty\""))
                        .as("%s is empty for %s", item.path(), person.username())
                        .isEqualTo(mayBeEmpty(item, person));
            }
        }
    }

    private static boolean mayBeEmpty(MenuItem item, Person person) {
        return RIGHTLY_EMPTY.getOrDefault(item.path(), Set.of()).contains(person.username());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/reports",
                "/respondents",
                "/incidents?exercise=true",
                "/incidents/improvements",
                "/accountability",
                "/templates",
                "/notices"
            })
    void givenALeader_whenAListBesideTheMenuIsOpened_thenItIsNotEmpty(String path) {
        var page = new LoginForm(LEDGER).session("leader").get(path);
        assertThat(page.status()).as(path).isEqualTo(200);
        assertThat(page.text()).as(path).doesNotContain("class=\"empty\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CHANNEL",
                "KIND",
                "SEVERITY",
                "CATEGORY",
                "CATEGORY_2",
                "PROBLEM",
                "PROBLEM_2",
                "UNIT",
                "RESPONDENT",
                "MONTH"
            })
    void givenStatistics_whenTheyAreGrouped_thenEachHasSeveralGroups(String by) {
        var groups =
                LEDGER.as("supervisor").get("/api/statistics?by=" + by).json().path("groups");
        assertThat(groups).as(by).hasSizeGreaterThan(2);
    }

    @Test
    void someSixHundredCases_moreOfThemInTheirSeasons_inEveryState() {
        var cards = cards();
        assertThat(cards.size()).isBetween(560, 660);
        assertThat(cards).extracting(BoardCard::state).contains(ComplaintState.values());
        var byMonth = cards.stream()
                .collect(Collectors.groupingBy(
                        card -> card.receivedAt().toString().substring(0, 7), Collectors.counting()));
        assertThat(byMonth.get("2026-03")).isGreaterThan(byMonth.get("2026-05"));
        assertThat(byMonth.get("2025-12") + byMonth.get("2026-02")).isGreaterThan(byMonth.get("2026-05"));
        assertThat(byMonth).hasSizeBetween(12, 13);
    }

    @Test
    void eachKindOfFindingButThoseOfLaterJobsIsThere() {
        assertThat(LEDGER.bean(FindingQueries.class).counts(FindingsBy.RULE, FindingFilter.ALL))
                .hasSizeGreaterThan(20);
        assertThat(LEDGER.bean(FindingQueries.class).counts(FindingsBy.UNIT, FindingFilter.ALL))
                .hasSizeGreaterThan(4);
    }

    @Test
    void theLogVerifies_theViewsAgreeWithIt_andNoStepWasRefused() {
        assertThat(LEDGER.bean(Verification.class).run(List.of(), done -> {}).faults())
                .isEmpty();
        assertThat(LEDGER.bean(Views.class).audit()).allSatisfy(view -> {
            assertThat(view.audit()).as(view.name()).isNotNull();
            assertThat(view.audit().agrees()).as(view.name()).isTrue();
        });
        assertThat(events(LEDGER.bean(EventLog.class)))
                .noneMatch(event -> event.type().equals("AttemptRefused"))
                .allMatch(event -> !event.recordedAt().isAfter(now()));
    }

    @Test
    void givenTheSameDay_whenItIsPlayedAgain_thenTheSameHappens_andNoOtherDayIsRefused() {
        var clock = HandClock.at("2026-11-18T15:00");
        try (var again = QuietLedger.onNewDatabase(clock)) {
            var views = again.bean(Views.class);
            views.names().forEach(views::pause);
            var office = again.bean(Office.class);
            var year = new DemoYear(office.calendar(), office.time().instant());
            again.bean(DemoPeople.class).addYear(year.begin());
            again.bean(DemoCases.class).play(year.withTheScriptedCases(office.procedure()), percent -> {});

            var second = happened(again.log());
            assertThat(happened(LEDGER.bean(EventLog.class))).containsAll(second);
            assertThat(second).hasSizeGreaterThan(10_000);
            for (var day : OTHER_DAYS) {
                clock.set(day);
                var other = new DemoYear(office.calendar(), office.time().instant());
                again.bean(DemoCases.class)
                        .decided(other.withTheScriptedCases(office.procedure()), percent -> {})
                        .close();
            }
        }
    }

    /** What does not differ by the keys of a ledger: what is sealed or coded does. */
    private static List<String> happened(EventLog log) {
        return events(log)
                .map(event -> "%s %s %d %s %s"
                        .formatted(
                                event.recordedAt(),
                                event.streamId(),
                                event.sequence(),
                                event.type(),
                                event.payload().replaceAll("[A-Za-z0-9+/=_-]{30,}", "")))
                .filter(line -> !line.matches(".* (Person|Unit|Settings|Categories)\\w+ \\{.*"))
                .toList();
    }

    private static Stream<StoredEvent> events(EventLog log) {
        return log.readAfter(0, MORE_THAN_THERE_IS).stream();
    }

    private static Instant now() {
        return LEDGER.bean(java.time.Clock.class).instant();
    }

    private static List<BoardCard> cards() {
        return LEDGER.bean(BoardQueries.class)
                .find(BoardFilter.ALL, BoardSort.NUMBER, 0, 2_000, now())
                .rows();
    }
}
