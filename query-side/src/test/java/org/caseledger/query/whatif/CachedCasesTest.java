package org.caseledger.query.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.caseledger.query.testing.History.ANJING;
import static org.caseledger.query.testing.History.XIPU;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.caseledger.events.CaseId;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.query.whatif.CaseFilter.As;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.ClockComparison.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a run counts of the cases that it has compared, and which of them it finds again. */
class CachedCasesTest {
    private static final Instant DUE = Instant.parse("2026-03-09T16:00:00Z");

    private static Outcome outcome(@Nullable UnitId unit, int days, Verdict verdict) {
        return new Outcome(
                1,
                DUE.minusSeconds(86_400),
                DUE.plusSeconds(days * 86_400L),
                "reply-mayor-hotline",
                "P9.08",
                false,
                false,
                false,
                null,
                unit,
                verdict);
    }

    private static ClockComparison clock(Clock clock, @Nullable Outcome before, @Nullable Outcome after) {
        return new ClockComparison(clock, 1, before, after);
    }

    private static CaseComparison compared(Channel channel, ClockComparison... clocks) {
        return new CaseComparison(
                CaseId.random(),
                "郫市监投〔2026〕000001号",
                ComplaintKind.COMPLAINT,
                channel,
                DUE,
                null,
                "P9",
                List.of(clocks));
    }

    // Due a day earlier and then late; due a day later; the same; no longer required; newly so.
    private static final ClockComparison EARLIER =
            clock(Clock.REPLY, outcome(XIPU, 0, Verdict.MET_IN_TIME), outcome(XIPU, -1, Verdict.MET_LATE));
    private static final ClockComparison LATER =
            clock(Clock.ACCEPTANCE, outcome(XIPU, 0, Verdict.MET_IN_TIME), outcome(ANJING, 1, Verdict.MET_IN_TIME));
    private static final ClockComparison SAME =
            clock(Clock.SIGN_OFF, outcome(null, 0, Verdict.MISSED), outcome(null, 0, Verdict.MISSED));
    private static final ClockComparison GONE = clock(Clock.DISPATCH, outcome(null, 0, Verdict.LAPSED), null);
    private static final ClockComparison NEW = clock(Clock.MEDIATION, null, outcome(ANJING, 0, Verdict.RUNNING));

    private static CachedCases cached(CaseComparison... cases) {
        var cached = new CachedCases();
        cached.add(0, Arrays.asList(cases));
        return cached;
    }

    private static CachedCases all() {
        return cached(compared(Channel.PHONE, EARLIER, LATER, SAME, GONE, NEW));
    }

    @Test
    void givenClocksOfEveryKind_whenAllAreCounted_thenEachFigureHasItsOwn() {
        assertThat(all().overall())
                .isEqualTo(new Figures(
                        null,
                        5,
                        4,
                        2,
                        1,
                        1,
                        1,
                        1,
                        1,
                        all().overall().before(),
                        all().overall().after()));
        var before = all().overall().before();
        assertThat(before.metInTime()).isEqualTo(2);
        assertThat(before.missed()).isEqualTo(1);
        assertThat(before.lapsed()).isEqualTo(1);
        assertThat(before.running()).isZero();
        assertThat(before.total()).as("what was not required is not counted").isEqualTo(4);
        assertThat(before.rate()).as("of those that are judged").isEqualTo(2 / 3.0);
        var after = all().overall().after();
        assertThat(after.metInTime()).isEqualTo(1);
        assertThat(after.metLate()).isEqualTo(1);
        assertThat(after.missed()).isEqualTo(1);
        assertThat(after.running()).isEqualTo(1);
        assertThat(after.total()).isEqualTo(4);
        assertThat(after.rate()).isEqualTo(1 / 3.0);
    }

    @Test
    void givenNoCases_whenCounted_thenTheFiguresAreZeroAndThereIsNoRate() {
        var none = new CachedCases().overall();
        assertThat(none.clocks()).isZero();
        assertThat(none.before().rate()).isNull();
        assertThat(new CachedCases().groups(WhatIfBy.UNIT)).isEmpty();
        assertThat(cached().find(CaseFilter.of(Which.ALL), 0, 9).cases()).isEmpty();
    }

    @Test
    void givenAClockThatChangesItsUnit_whenCountedByUnit_thenEachSideCountsForItsOwn() {
        var groups = all().groups(WhatIfBy.UNIT);
        assertThat(groups)
                .extracting(
                        Figures::key,
                        Figures::clocks,
                        f -> f.before().total(),
                        f -> f.after().total())
                .as("the complaint center first; a clock is that of the unit as recorded")
                .containsExactly(tuple(null, 2L, 2L, 1L), tuple("ANJING", 1L, 0L, 2L), tuple("XIPU", 2L, 2L, 1L));
    }

    @Test
    void givenCases_whenCountedByClockOrChannel_thenInTheOrderOfTheirNames() {
        var cached = cached(compared(Channel.WECHAT, EARLIER, SAME), compared(Channel.PHONE, SAME));
        assertThat(cached.groups(WhatIfBy.CLOCK))
                .extracting(Figures::key, Figures::clocks, Figures::changed)
                .containsExactly(tuple("REPLY", 1L, 1L), tuple("SIGN_OFF", 2L, 0L));
        assertThat(cached.groups(WhatIfBy.CHANNEL))
                .extracting(Figures::key, Figures::clocks)
                .containsExactly(tuple("PHONE", 1L), tuple("WECHAT", 2L));
    }

    @ParameterizedTest
    @EnumSource(Which.class)
    void givenEachFigure_whenItsCasesAreLookedFor_thenTheyAreAsManyAsItCounts(Which which) {
        var cases = List.of(
                compared(Channel.PHONE, EARLIER),
                compared(Channel.PHONE, LATER),
                compared(Channel.PHONE, SAME),
                compared(Channel.PHONE, GONE),
                compared(Channel.PHONE, NEW));
        var expected =
                switch (which) {
                    case ALL -> List.of(0, 1, 2, 3, 4);
                    case DIFFERING -> List.of(0, 1, 3, 4);
                    case MOVED -> List.of(0, 1);
                    case EARLIER, CHANGED -> List.of(0);
                    case LATER -> List.of(1);
                    case NEWLY_ASKED -> List.of(4);
                    case NO_LONGER_ASKED -> List.of(3);
                    case ASKED_BEFORE -> List.of(0, 1, 2, 3);
                    case ASKED_AFTER -> List.of(0, 1, 2, 4);
                };
        var found = cached(cases.toArray(CaseComparison[]::new)).find(CaseFilter.of(which), 0, 9);
        assertThat(found.cases())
                .containsExactlyElementsOf(expected.stream()
                        .map(i -> cases.get(i).caseId().value())
                        .toList());
        assertThat(found.total()).isEqualTo(expected.size());
        assertThat(found.clocks()).isEqualTo(expected.size());
    }

    @Test
    void givenPagesThatAreDoneOutOfOrder_whenRead_thenTheCasesComeInTheirOrder() {
        var cases = new ArrayList<CaseComparison>();
        for (int i = 0; i < 7; i++) {
            cases.add(compared(Channel.PHONE, i % 2 == 0 ? EARLIER : SAME, SAME));
        }
        var cached = new CachedCases();
        cached.add(20, cases.subList(5, 7));
        cached.add(0, cases.subList(0, 3));
        cached.add(10, cases.subList(3, 5));
        var ids = cases.stream().map(c -> c.caseId().value()).toList();

        var everything = CaseFilter.of(Which.ALL);
        assertThat(cached.find(everything, 0, 9).cases()).isEqualTo(ids);
        assertThat(cached.find(everything, 2, 3).cases()).isEqualTo(ids.subList(2, 5));
        assertThat(cached.find(everything, 6, 3).cases()).isEqualTo(ids.subList(6, 7));
        assertThat(cached.find(everything, 7, 3).cases()).isEmpty();
        assertThat(cached.find(everything, 7, 3).total()).isEqualTo(7);
        assertThat(cached.find(everything, 0, 0).cases()).isEmpty();
        assertThat(cached.find(everything, 0, 9).clocks()).isEqualTo(14);

        var changed = CaseFilter.of(Which.CHANGED);
        assertThat(cached.find(changed, 1, 2).cases())
                .as("an offset counts the cases that are found")
                .containsExactly(ids.get(2), ids.get(4));
        var each = new ArrayList<UUID>();
        cached.each(changed).forEach(each::addAll);
        assertThat(each).containsExactly(ids.get(0), ids.get(2), ids.get(4), ids.get(6));
        assertThat(cached.each(CaseFilter.of(Which.LATER))).isEmpty();
    }

    private static long found(CaseFilter filter) {
        return all().find(filter, 0, 9).clocks();
    }

    private static CaseFilter ofUnit(As as, @Nullable UnitId unit, boolean none) {
        return new CaseFilter(Which.ALL, as, unit, none, null, null, null, null);
    }

    @Test
    void givenAUnit_whenItsClocksAreLookedFor_thenOfTheSideThatIsAsked() {
        assertThat(found(ofUnit(As.BEFORE, XIPU, false))).isEqualTo(2);
        assertThat(found(ofUnit(As.AFTER, XIPU, false))).isEqualTo(1);
        assertThat(found(ofUnit(As.BEFORE, ANJING, false)))
                .as("one that was not required counts for the unit it would have")
                .isEqualTo(1);
        assertThat(found(ofUnit(As.AFTER, ANJING, false))).isEqualTo(2);
        assertThat(found(ofUnit(As.BEFORE, null, true)))
                .as("the complaint center")
                .isEqualTo(2);
        assertThat(found(ofUnit(As.BEFORE, null, false))).as("any").isEqualTo(5);
    }

    @Test
    void givenAClockAChannelOrAVerdict_whenLookedFor_thenOnlyThose() {
        assertThat(found(new CaseFilter(Which.ALL, As.BEFORE, null, false, Clock.REPLY, null, null, null)))
                .isEqualTo(1);
        assertThat(found(new CaseFilter(Which.ALL, As.BEFORE, null, false, null, Channel.WECHAT, null, null)))
                .isZero();
        assertThat(found(new CaseFilter(
                        Which.ALL, As.BEFORE, null, false, null, Channel.PHONE, Verdict.MET_IN_TIME, null)))
                .isEqualTo(2);
        assertThat(found(new CaseFilter(
                        Which.ALL, As.BEFORE, null, false, null, null, Verdict.MET_IN_TIME, Verdict.MET_LATE)))
                .isEqualTo(1);
        assertThat(found(new CaseFilter(Which.MOVED, As.BEFORE, null, false, Clock.SIGN_OFF, null, null, null)))
                .as("everything asked must hold at once")
                .isZero();
    }

    @Test
    void givenACase_whenOnlySomeClocksAreAsked_thenTheOthersAreLeftOut() {
        var compared = compared(Channel.PHONE, EARLIER, SAME, GONE);
        assertThat(compared.only(CaseFilter.of(Which.DIFFERING)).clocks()).containsExactly(EARLIER, GONE);
        assertThat(compared.differs()).isTrue();
        assertThat(compared(Channel.PHONE, SAME).differs()).isFalse();
        assertThat(compared(Channel.PHONE).differs()).isFalse();
    }

    @Test
    void givenAClockOnOneSideOnly_whenCompared_thenItDiffersButNeitherMovesNorChanges() {
        for (var oneSided : List.of(GONE, NEW)) {
            assertThat(oneSided.differs()).isTrue();
            assertThat(oneSided.moved()).isFalse();
            assertThat(oneSided.changed()).isFalse();
            assertThat(oneSided.movedSeconds()).isNull();
        }
        assertThat(EARLIER.movedSeconds()).isEqualTo(-86_400);
        assertThat(LATER.movedSeconds()).isEqualTo(86_400);
        assertThat(LATER.changed()).isFalse();
        assertThat(SAME.movedSeconds()).isZero();
        assertThat(SAME.differs()).isFalse();
    }
}
