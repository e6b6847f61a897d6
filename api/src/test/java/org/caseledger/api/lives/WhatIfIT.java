package org.caseledger.api.lives;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.caseledger.command.complaint.RandomLife;
import org.caseledger.events.CaseId;
import org.caseledger.events.ComplaintEvent;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.ReceiptEvent.ComplaintReceived;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.procedure.clocks.ClockRules;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.deadlines.Compliance;
import org.caseledger.query.deadlines.ComplianceBy;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.views.Recorded;
import org.caseledger.query.views.Views;
import org.caseledger.query.whatif.CalculatedCase;
import org.caseledger.query.whatif.CaseComparison;
import org.caseledger.query.whatif.CaseFilter;
import org.caseledger.query.whatif.CaseFilter.As;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.ClockComparison;
import org.caseledger.query.whatif.Figures;
import org.caseledger.query.whatif.OtherRules;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.Verdict;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.caseledger.query.whatif.WhatIfs;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A run over a log of many lives: nothing differs by their own rules, and nothing is written. */
class WhatIfIT {
    private static final long SEED = 8_000;
    private static final int LIVES = 60;
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final WorkCalendar CALENDAR = WorkCalendar.builtIn();
    private static final Instant AS_OF = Instant.parse("2028-01-01T00:00:00Z");

    private static LivesInALog lives;
    private static Procedures procedures;
    private static Views views;
    private static WhatIfs whatIfs;

    @BeforeAll
    static void live() throws InterruptedException {
        lives = new LivesInALog();
        lives.append(LivesInALog.lives(SEED, LIVES));
        procedures = LongStream.range(0, 4)
                .mapToObj(seed -> RandomLife.officeOf(seed).procedure())
                .filter(p -> !p.id().contains("+"))
                .reduce(Procedures.builtIn(), Procedures::with, (a, b) -> b);
        views = lives.views(new BoardView(lives.database(), procedures), new DeadlineView(lives.database()));
        views.start();
        assertThat(views.awaitPosition(lives.log().head(), LONG)).isTrue();
        whatIfs = new WhatIfs(lives.log(), Clock.fixed(AS_OF, ZoneOffset.UTC));
    }

    @AfterAll
    static void stop() {
        whatIfs.close();
        views.close();
        lives.close();
    }

    @Test
    void givenTheirOwnRules_whenRun_thenNothingDiffersAndEveryCaseIsThere() throws Exception {
        var run = run(new OtherRules(procedures, null, Law.AUTO, CALENDAR));

        assertThat(run.cases()).isEqualTo(LIVES);
        assertThat(run.unreckoned()).isZero();
        assertThat(run.count(CaseFilter.of(Which.DIFFERING))).isZero();
        assertThat(run.overall().differing()).isZero();
        assertThat(run.overall().before()).isEqualTo(run.overall().after());
        assertThat(run.overall().clocks()).isGreaterThan(LIVES * 2L);
        run.groups(WhatIfBy.UNIT).forEach(f -> assertThat(f.before()).isEqualTo(f.after()));
    }

    @Test
    void givenOtherRules_whenRun_thenEachCaseIsAsItsOwnEventsGiveIt() throws Exception {
        var csv = "date,type,name\n2026-07-01,holiday,放假\n2026-07-02,holiday,放假\n";
        var calendar = CALENDAR.with("a.csv", csv.getBytes(StandardCharsets.UTF_8));
        for (var id : List.of("P2", "P9+law", "OWN")) {
            var run = run(new OtherRules(procedures, id, Law.OFF, calendar));
            var found = new TreeMap<String, CaseComparison>();
            run.<RuntimeException>each(
                    CaseFilter.of(Which.ALL), c -> found.put(c.caseId().toString(), c));
            var expected = compared(new ClockRules(procedures.get(id), calendar));
            assertThat(found).isEqualTo(expected);
            assertThat(run.count(CaseFilter.of(Which.DIFFERING)))
                    .isEqualTo(expected.values().stream()
                            .filter(CaseComparison::differs)
                            .count())
                    .isPositive();
            figuresOpen(run, expected);
        }
    }

    @Test
    void givenTheFiguresOfTheRecord_whenCompared_thenWhatWasMetIsAsTheViewCountsIt() throws Exception {
        var before = run(new OtherRules(procedures, "P2", Law.AUTO, CALENDAR))
                .overall()
                .before();
        var view = new DeadlineQueries(lives.database()).compliance(ComplianceBy.CHANNEL, null, Instant.EPOCH, AS_OF);

        assertThat(before.total()).isEqualTo(sum(view, Compliance::total)).isPositive();
        // what-if reckons by the times as they are stated
        assertThat(before.metAsStated()).isZero();
        assertThat(before.metInTime() + before.metWithLeave())
                .isEqualTo(sum(view, c -> c.metInTime() + c.metWithLeave() + c.metAsStated()));
        assertThat(before.metLate()).isEqualTo(sum(view, Compliance::metLate)).isPositive();
        // no sweep ran in these lives: some that ran out are not recorded as missed
        assertThat(before.missed()).isGreaterThan(sum(view, Compliance::missed));
    }

    private static long sum(List<Compliance> of, ToLongFunction<Compliance> figure) {
        return of.stream().mapToLong(figure).sum();
    }

    @Test
    void givenARun_whenItIsDone_thenNeitherLogNorViewsHaveChanged() throws Exception {
        var before = everything();
        var run = run(new OtherRules(procedures, "P2", Law.AUTO, CALENDAR));
        run.cases(CaseFilter.of(Which.ALL), 0, 200);
        run.<RuntimeException>each(CaseFilter.of(Which.ALL), c -> {});
        whatIfs.remove(run.id());

        assertThat(everything()).isEqualTo(before).hasSizeGreaterThan(10);
    }

    /** Each number is that of the clocks that a list with its filter has, and no others. */
    private static void figuresOpen(WhatIfRun run, Map<String, CaseComparison> expected) {
        for (var by : WhatIfBy.values()) {
            for (var f : run.groups(by)) {
                opens(run, expected, f.clocks(), filter(by, f, Which.ALL, As.BEFORE, null, null));
                opens(run, expected, f.moved(), filter(by, f, Which.MOVED, As.BEFORE, null, null));
                opens(run, expected, f.earlier(), filter(by, f, Which.EARLIER, As.BEFORE, null, null));
                opens(run, expected, f.later(), filter(by, f, Which.LATER, As.BEFORE, null, null));
                opens(run, expected, f.changed(), filter(by, f, Which.CHANGED, As.BEFORE, null, null));
                opens(run, expected, f.newlyAsked(), filter(by, f, Which.NEWLY_ASKED, As.BEFORE, null, null));
                opens(run, expected, f.noLongerAsked(), filter(by, f, Which.NO_LONGER_ASKED, As.BEFORE, null, null));
                opens(run, expected, f.before().total(), filter(by, f, Which.ASKED_BEFORE, As.BEFORE, null, null));
                opens(run, expected, f.after().total(), filter(by, f, Which.ASKED_AFTER, As.AFTER, null, null));
                opens(
                        run,
                        expected,
                        f.before().metInTime(),
                        filter(by, f, Which.ALL, As.BEFORE, Verdict.MET_IN_TIME, null));
                opens(run, expected, f.before().missed(), filter(by, f, Which.ALL, As.BEFORE, Verdict.MISSED, null));
                opens(run, expected, f.after().metLate(), filter(by, f, Which.ALL, As.AFTER, null, Verdict.MET_LATE));
                opens(run, expected, f.after().running(), filter(by, f, Which.ALL, As.AFTER, null, Verdict.RUNNING));
                opens(run, expected, f.after().lapsed(), filter(by, f, Which.ALL, As.AFTER, null, Verdict.LAPSED));
            }
        }
    }

    private static CaseFilter filter(WhatIfBy by, Figures f, Which which, As as, Verdict before, Verdict after) {
        boolean unit = by == WhatIfBy.UNIT;
        return new CaseFilter(
                which,
                as,
                unit && f.key() != null ? new UnitId(f.key()) : null,
                unit && f.key() == null,
                by == WhatIfBy.CLOCK ? org.caseledger.events.Clock.valueOf(f.key()) : null,
                by == WhatIfBy.CHANNEL ? org.caseledger.events.complaint.Channel.valueOf(f.key()) : null,
                before,
                after);
    }

    private static void opens(WhatIfRun run, Map<String, CaseComparison> expected, long number, CaseFilter filter) {
        var page = run.cases(filter, 0, 200);
        assertThat(page.clocks()).as("%s", filter).isEqualTo(number);
        assertThat(page.cases()).hasSize((int) page.total());
        assertThat(page.cases().stream().mapToLong(c -> c.clocks().size()).sum())
                .isEqualTo(number);
        assertThat(counted(expected, filter)).as("%s", filter).isEqualTo(number);
    }

    private static long counted(Map<String, CaseComparison> expected, CaseFilter filter) {
        return expected.values().stream()
                .filter(c -> filter.channel() == null || filter.channel() == c.channel())
                .flatMap(c -> c.clocks().stream())
                .filter(c -> fits(c, filter))
                .count();
    }

    private static boolean fits(ClockComparison c, CaseFilter filter) {
        var unit = filter.as() == As.BEFORE ? c.unitBefore() : c.unitAfter();
        boolean which =
                switch (filter.which()) {
                    case ALL -> true;
                    case DIFFERING -> c.differs();
                    case MOVED -> c.moved();
                    case EARLIER -> c.moved() && c.movedSeconds() < 0;
                    case LATER -> c.moved() && c.movedSeconds() > 0;
                    case CHANGED -> c.changed();
                    case NEWLY_ASKED -> c.before() == null;
                    case NO_LONGER_ASKED -> c.after() == null;
                    case ASKED_BEFORE -> c.before() != null;
                    case ASKED_AFTER -> c.after() != null;
                };
        return which
                && (filter.unit() == null || filter.unit().equals(unit))
                && (!filter.none() || unit == null)
                && (filter.clock() == null || filter.clock() == c.clock())
                && (filter.before() == null || filter.before() == c.verdictBefore())
                && (filter.after() == null || filter.after() == c.verdictAfter());
    }

    private static Map<String, CaseComparison> compared(ClockRules rules) {
        var compared = new TreeMap<String, CaseComparison>();
        for (var entry : lives.upTo(lives.log().head()).entrySet()) {
            compared.put(entry.getKey().toString(), compared(entry.getKey(), entry.getValue(), rules));
        }
        return compared;
    }

    private static CaseComparison compared(CaseId id, List<Recorded> events, ClockRules rules) {
        var first = events.get(0);
        var reckoned = new CalculatedCase((ComplaintReceived) first.event(), first.recordedAt(), rules);
        events.stream().skip(1).forEach(e -> reckoned.on((ComplaintEvent) e.event(), e.recordedAt()));
        return reckoned.compare(AS_OF);
    }

    private static WhatIfRun run(OtherRules rules) throws InterruptedException {
        var run = whatIfs.start(rules, Instant.EPOCH, AS_OF);
        assertThat(run.await(LONG)).isTrue();
        assertThat(run.failure()).isNull();
        assertThat(run.state()).isEqualTo(State.DONE);
        return run;
    }

    /** The digest of every row of every table that there is. */
    private static Map<String, String> everything() {
        var digests = new TreeMap<String, String>();
        var tables = lives.sql().sql("""
                                SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                                 WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                                """).query(String.class).list();
        for (var table : new ArrayList<>(tables)) {
            digests.put(
                    table,
                    lives.rows(table).stream().collect(Collectors.joining("\n")).hashCode() + "");
        }
        return digests;
    }
}
