package org.caseledger.api.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.caseledger.api.security.People;
import org.caseledger.api.security.Person;
import org.caseledger.api.testing.Cases;
import org.caseledger.api.testing.HandClock;
import org.caseledger.api.testing.QuietLedger;
import org.caseledger.api.wiring.OverdueRectificationJob;
import org.caseledger.api.wiring.RepeatDetectionJob;
import org.caseledger.api.wiring.UnusualReadingJob;
import org.caseledger.command.gate.CommandGate;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.Medium;
import org.caseledger.events.Role;
import org.caseledger.procedure.Light;
import org.caseledger.query.board.BoardCard;
import org.caseledger.query.board.BoardFilter;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardSort;
import org.caseledger.query.findings.FindingCount;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingsBy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sample cases, whatever day it is. */
@Tag("long")
class DemoIT {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a Tuesday, 2026-03-10T15:00",
        "a working day before its first hour, 2026-03-11T06:00",
        "within the Spring Festival, 2026-02-18T10:00",
        "a weekend, 2026-03-14T23:30",
        "New Year, 2026-01-01T10:00"
    })
    void everyStateAndLightIsThere(String day, String now) throws InterruptedException {
        var clock = HandClock.at(now);
        try (var ledger = QuietLedger.onNewDatabase(clock)) {
            play(ledger);

            assertThat(cards(ledger)).as("states").extracting(BoardCard::state).contains(ComplaintState.values());
            assertThat(cards(ledger))
                    .as("lights")
                    .extracting(card -> card.lightAt(clock.instant()))
                    .contains(Light.values());
            assertThat(cards(ledger))
                    .as("whose turn it is")
                    .extracting(BoardCard::waitsFor)
                    .contains(Role.LEADER, Role.LEGAL);
            assertThat(ledger.log().readAfter(0, 10_000))
                    .as("a late reply")
                    .anyMatch(e -> e.type().equals("DeadlineMet")
                            && e.payload().contains("\"REPLY\"")
                            && e.payload().contains("\"late\":true"));
            assertThat(ledger.log().readAfter(0, 10_000))
                    .as("nothing lies in the future")
                    .allMatch(e -> !e.recordedAt().isAfter(clock.instant()));
            assertThat(ledger.log().readAfter(0, 10_000))
                    .as("no step is refused")
                    .noneMatch(e -> e.type().equals("AttemptRefused"));
        }
    }

    private static final Set<FindingRule> OF_READERS =
            EnumSet.of(FindingRule.READ_MANY_CASES, FindingRule.READ_OWN_PHONE);

    @Test
    void everyFindingIsThere() throws InterruptedException {
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-11-18T15:00"))) {
            play(ledger);
            callInVain(ledger);
            ledger.bean(OverdueRectificationJob.class).sweep();
            ledger.bean(RepeatDetectionJob.class).sweep();
            ledger.awaitViews();
            ledger.bean(UnusualReadingJob.class).sweep();
            ledger.awaitViews();
            assertThat(ledger.bean(FindingQueries.class).counts(FindingsBy.RULE, FindingFilter.ALL))
                    .extracting(FindingCount::key)
                    .containsExactlyInAnyOrder(Arrays.stream(FindingRule.values())
                            // In so few cases no reader has fifty, and no one complains.
                            .filter(rule -> !OF_READERS.contains(rule))
                            .map(FindingRule::name)
                            .toArray(String[]::new));
        }
    }

    /** The sample cases have no one who cannot be reached. */
    private static void callInVain(QuietLedger ledger) {
        var head = ledger.bean(People.class).find("head").orElseThrow().person().actor();
        var replied = cards(ledger).stream()
                .filter(card -> card.state() == ComplaintState.REPLIED)
                .findFirst()
                .orElseThrow();
        for (var medium : List.of(Medium.PHONE, Medium.SMS, Medium.WECHAT)) {
            Cases.callInVain(ledger.bean(CommandGate.class), replied.caseId(), medium, head);
        }
    }

    @Test
    void aPlayThatWasInterrupted_goesOn_andASecondAddsNothing() throws InterruptedException {
        List<BoardCard> whole;
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"))) {
            play(ledger);
            whole = cards(ledger);
            assertThat(ledger.bean(People.class).list())
                    .extracting(Person::role)
                    .contains(Arrays.stream(Role.values())
                            .filter(Role::isOfTheOffice)
                            .filter(role -> role == Role.ADMIN || !role.administers())
                            .toArray(Role[]::new));
        }
        try (var ledger = QuietLedger.onNewDatabase(HandClock.at("2026-03-10T15:00"))) {
            ledger.addPeople();
            for (int stop : List.of(0, 30, 70)) {
                assertThatThrownBy(() -> ledger.bean(DemoCases.class).play(percent -> {
                            if (percent > stop) {
                                throw new IllegalStateException("power cut");
                            }
                        }))
                        .hasMessage("power cut");
            }
            play(ledger);
            assertThat(cards(ledger)).isEqualTo(whole);

            var events = positions(ledger);
            play(ledger);
            assertThat(positions(ledger)).isEqualTo(events);
            ((HandClock) ledger.bean(java.time.Clock.class)).set("2026-04-10T15:00");
            play(ledger);
            assertThat(positions(ledger)).as("another day").isEqualTo(events);
        }
    }

    private static void play(QuietLedger ledger) throws InterruptedException {
        ledger.addPeople();
        ledger.bean(DemoCases.class).play(percent -> {});
        ledger.awaitViews();
    }

    private static List<BoardCard> cards(QuietLedger ledger) {
        return ledger.bean(BoardQueries.class)
                .find(
                        BoardFilter.ALL,
                        BoardSort.NUMBER,
                        0,
                        500,
                        ledger.bean(java.time.Clock.class).instant())
                .rows();
    }

    private static List<Long> positions(QuietLedger ledger) {
        return ledger.log().readAfter(0, 10_000).stream()
                .map(StoredEvent::position)
                .toList();
    }
}
