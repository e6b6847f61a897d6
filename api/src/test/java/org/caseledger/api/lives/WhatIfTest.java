package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.caseledger.command.complaint.RandomLife;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.clocks.DeadlineEvent;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineExtended;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineResumed;
import org.caseledger.events.clocks.DeadlineEvent.DeadlineSet;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.events.complaint.ReceiptEvent.HistoryAdopted;
import org.caseledger.procedure.Deadline;
import org.caseledger.procedure.DeadlineStatus;
import org.caseledger.procedure.Deadlines;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.procedure.clocks.ClockRules;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.whatif.CalculatedCase;
import org.caseledger.query.whatif.CaseComparison;
import org.caseledger.query.whatif.ClockComparison;
import org.caseledger.query.whatif.Verdict;
import org.caseledger.query.whatif.WhatMatters;
import org.junit.jupiter.api.Test;

/** Reckoned by its own rules a life comes out as it was; by others only what they say changes. */
class WhatIfTest {
    /** Rare in a random life: an extension has to be met before it is due. */
    private static final Verdict WITH_LEAVE = Verdict.MET_WITH_LEAVE;

    private static final int LIVES = 400;
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final Procedures PROCEDURES = Procedures.builtIn();
    private static final List<List<Recorded>> ALL =
            LongStream.range(0, LIVES).mapToObj(Lives::of).toList();

    @Test
    void givenAnyLife_whenReckonedByItsOwnRules_thenEveryClockIsAsRecorded() {
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        int adopted = 0;
        int extended = 0;
        int resumed = 0;
        int rounds = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            var events = ALL.get(seed);
            var compared = compare(events, own(seed), end(events));
            for (var clock : compared.clocks()) {
                assertThat(clock.after()).as("seed %d %s", seed, clock).isEqualTo(clock.before());
                assertThat(clock.differs()).isFalse();
                verdicts.add(clock.verdictBefore());
                extended += clock.before().extended() ? 1 : 0;
                rounds = Math.max(rounds, clock.round());
            }
            assertThat(compared.differs()).isFalse();
            assertThat(compared.clocks()).hasSameSizeAs(started(events));
            adopted += count(events, HistoryAdopted.class);
            resumed += count(events, DeadlineResumed.class);
        }
        assertThat(verdicts)
                .containsAll(EnumSet.complementOf(EnumSet.of(Verdict.NOT_ASKED, WITH_LEAVE)))
                .doesNotContain(Verdict.NOT_ASKED);
        assertThat(adopted).as("adopted histories").isGreaterThan(20);
        assertThat(extended).as("extended clocks").isGreaterThan(10);
        assertThat(resumed).as("pauses").isGreaterThan(5);
        assertThat(rounds).as("rounds").isGreaterThan(1);
    }

    @Test
    void givenAnyLife_whenCompared_thenTheVerdictBeforeIsThatOfTheRecord() {
        for (int seed = 0; seed < LIVES; seed++) {
            var events = ALL.get(seed);
            var compared = compare(events, own(seed), end(events));
            for (var deadline : recorded(events)) {
                var verdict = verdict(compared, deadline);
                if (deadline.status() == DeadlineStatus.MET) {
                    assertThat(verdict).isEqualTo(deadline.late() ? Verdict.MET_LATE : Verdict.MET_IN_TIME);
                } else if (deadline.missed()) {
                    assertThat(verdict).as("seed %d %s", seed, deadline).isEqualTo(Verdict.MISSED);
                } else {
                    assertThat(verdict).isIn(Verdict.RUNNING, Verdict.LAPSED, Verdict.MISSED);
                }
            }
        }
    }

    @Test
    void givenAnAdoptedHistory_whenNothingHasFollowed_thenNothingIsMissedButWhatTheRecordSays() {
        int lapsed = 0;
        for (int seed = 0; seed < LIVES; seed++) {
            var begun = ALL.get(seed).get(0).recordedAt();
            var adoption = ALL.get(seed).stream()
                    .filter(e -> e.recordedAt().equals(begun))
                    .toList();
            if (count(adoption, HistoryAdopted.class) == 0) {
                continue;
            }
            var compared = compare(adoption, own(seed), begun);
            for (var deadline : recorded(adoption)) {
                boolean missed = verdict(compared, deadline) == Verdict.MISSED;
                assertThat(missed)
                        .as("seed %d %s", seed, deadline)
                        .isEqualTo(deadline.missed() && deadline.status() != DeadlineStatus.MET);
                lapsed += deadline.status() == DeadlineStatus.LAPSED && !missed ? 1 : 0;
            }
        }
        assertThat(lapsed).isPositive();
    }

    @Test
    void givenAnyLife_whenReckonedAtAnyMomentOfIt_thenItIsAsRecordedThen() {
        for (int seed = 0; seed < LIVES / 10; seed++) {
            var events = ALL.get(seed);
            for (int n = 1; n <= events.size(); n++) {
                if (n < events.size()
                        && events.get(n).recordedAt().equals(events.get(n - 1).recordedAt())) {
                    continue; // a command is recorded whole
                }
                var sofar = events.subList(0, n);
                var compared = compare(sofar, own(seed), sofar.get(n - 1).recordedAt());
                assertThat(compared.differs()).as("seed %d, %d events", seed, n).isFalse();
            }
        }
    }

    @Test
    void givenOnlyTheEventsThatMatter_whenReckoned_thenNothingIsMissing() {
        int left = 0;
        int all = 0;
        for (int seed = 0; seed < LIVES / 2; seed++) {
            var events = ALL.get(seed);
            var end = end(events);
            var some = events.stream().filter(e -> matters(e.event())).toList();
            for (var rules : List.of(own(seed), by("P2"), by("P9+law"))) {
                assertThat(compare(some, rules, end)).isEqualTo(compare(events, rules, end));
            }
            left += some.size();
            all += events.size();
        }
        assertThat(left).isLessThan(all * 9 / 10);
    }

    @Test
    void givenAnyLife_whenReckonedByOtherRules_thenWhatPeopleDidAndDecidedStays() {
        int promises = 0;
        Set<Verdict> before = EnumSet.noneOf(Verdict.class);
        Set<Verdict> after = EnumSet.noneOf(Verdict.class);
        for (int seed = 0; seed < LIVES; seed++) {
            var events = ALL.get(seed);
            for (var id : List.of("P1", "P2", "P5", "P9", "P9+law")) {
                var compared = compare(events, by(id), end(events));
                for (var clock : compared.clocks()) {
                    before.add(clock.verdictBefore());
                    after.add(clock.verdictAfter());
                    promises += isPromise(clock, events) ? 1 : 0;
                }
            }
        }
        assertThat(before).containsAll(EnumSet.complementOf(EnumSet.of(WITH_LEAVE)));
        assertThat(after).containsAll(EnumSet.complementOf(EnumSet.of(WITH_LEAVE)));
        assertThat(promises).isPositive();
    }

    /** An extended clock is due when promised, or later by a pause after that. */
    private static boolean isPromise(ClockComparison clock, List<Recorded> events) {
        if (clock.after() == null || !clock.after().extended()) {
            return false;
        }
        var due = clock.after().dueAt();
        assertThat(of(events, DeadlineExtended.class))
                .filteredOn(e -> e.clock() == clock.clock())
                .anyMatch(e -> !due.isBefore(e.dueAt()));
        return true;
    }

    private static List<Deadline> recorded(List<Recorded> events) {
        var deadlines = Deadlines.NONE;
        for (var event : of(events, DeadlineEvent.class)) {
            deadlines = deadlines.on(event);
        }
        return deadlines.all();
    }

    private static Verdict verdict(CaseComparison compared, Deadline of) {
        return compared.clocks().stream()
                .filter(c -> c.clock() == of.clock() && c.before().number() == of.number())
                .findFirst()
                .orElseThrow()
                .verdictBefore();
    }

    private static Instant end(List<Recorded> events) {
        return events.get(events.size() - 1).recordedAt();
    }

    private static boolean matters(LedgerEvent event) {
        return WhatMatters.TYPES.contains(EventCodec.nameOf(event.getClass()));
    }

    private static ClockRules own(long seed) {
        var office = RandomLife.officeOf(seed);
        return new ClockRules(office.procedure(), office.calendar());
    }

    private static ClockRules by(String procedure) {
        return new ClockRules(PROCEDURES.get(procedure), CALENDAR);
    }

    private static CaseComparison compare(List<Recorded> events, ClockRules rules, Instant asOf) {
        var first = events.get(0);
        var compared = new CalculatedCase((ComplaintReceived) first.event(), first.recordedAt(), rules);
        events.stream().skip(1).forEach(e -> compared.on((ComplaintEvent) e.event(), e.recordedAt()));
        return compared.compare(asOf);
    }

    private static Set<List<Object>> started(List<Recorded> events) {
        return new HashSet<>(of(events, DeadlineSet.class).stream()
                .map(e -> List.<Object>of(e.clock(), e.number()))
                .toList());
    }

    private static <E> List<E> of(List<Recorded> events, Class<E> type) {
        return events.stream()
                .map(Recorded::event)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static int count(List<Recorded> events, Class<?> type) {
        return of(events, type).size();
    }
}
