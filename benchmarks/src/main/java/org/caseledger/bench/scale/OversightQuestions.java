package org.caseledger.bench.scale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.sql.DataSource;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.InspectionFigure;
import org.caseledger.events.UnitId;
import org.caseledger.events.UrgingStep;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.approvals.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalSort;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.PastQueries.Then;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.Which;
import org.caseledger.query.deadlines.ComplianceBy;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.FigureFilter;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingsBy;
import org.caseledger.query.history.ActivityFilter;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.incidents.IncidentProposals;
import org.caseledger.query.incidents.SurgeRule;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.moments.CaseMoments.Asked;
import org.caseledger.query.moments.Known;
import org.caseledger.query.moments.Moment;
import org.caseledger.query.process.ProcessFilter;
import org.caseledger.query.process.ProcessQueries;
import org.caseledger.query.process.WayFilter;
import org.caseledger.query.repeats.Keys;
import org.caseledger.query.repeats.RepeatDraft;
import org.caseledger.query.repeats.RepeatFilter;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.responsibility.HeldBy;
import org.caseledger.query.responsibility.HeldFilter;
import org.caseledger.query.responsibility.HeldQueries;
import org.caseledger.query.responsibility.ReturnFilter;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.SilentList;
import org.caseledger.query.responsibility.SilentQueries;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.statistics.Figure;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.query.urging.UrgingRules;
import org.caseledger.query.views.Views;

/** What those who oversee ask, with the periods that the ledger takes unless told others. */
final class OversightQuestions {

    private static final int SIZE = 50;
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration LATE_AFTER = Duration.ofHours(24);
    private static final String HOURS = "09:00-12:00,13:00-17:00";
    private static final List<String> TEXTS =
            List.of(
                    "在超市购买的奶粉过了保质期，商家不肯退货，要求退款并赔偿。",
                    "健身房关门跑路，办的年卡还有十个月没有用，负责人电话打不通。",
                    "买的二手车商家隐瞒事故，要求退车退款。");
    private static final UnitId UNIT = new UnitId("XIPU");
    private static final int RED_DAYS = 3;

    /** Every hour with no less than is usual: the generated weeks know no surge. */
    private static final SurgeRule SURGES = new SurgeRule(8, 4, 1, 1, 0, Duration.ofDays(7));

    private static final int SILENT_DAYS = 5;

    private final Map<String, Question> all = new LinkedHashMap<>();
    private final Instant now;
    private final Random random = new Random(2);

    /** {@code views} are asked where they stand, they need not run. */
    OversightQuestions(DataSource dataSource, EventLog log, Keys keys, Views views, Instant now) {
        this.now = now;
        past(new PastQueries(dataSource), log);
        cases(new CaseFiles(log), log);
        clocks(new DeadlineQueries(dataSource), new FigureQueries(dataSource));
        findings(new FindingQueries(dataSource));
        signing(new CheckUpQueries(dataSource, calendar(), hours()), dataSource);
        responsibility(dataSource);
        urging(dataSource);
        statistics(new StatisticsQueries(dataSource));
        process(new ProcessQueries(dataSource));
        repeats(new RepeatQueries(dataSource, keys));
        incidents(new IncidentProposals(dataSource, BenchOffice.procedures(), calendar(), SURGES));
        inspection(new InspectionFigures(dataSource, views, calendar(), Clock.systemUTC()));
        var history = new HistoryQueries(dataSource, log, BenchOffice.procedures());
        all.put("activity", () -> history.activity(ActivityFilter.ALL, page(), SIZE).total());
    }

    /** Every question by its name. */
    Map<String, Question> all() {
        return all;
    }

    private void past(PastQueries past, EventLog log) {
        long head = log.head();
        all.put(
                "board of then",
                () -> {
                    var then = then(log, head);
                    return past.find(PastFilter.UNDER_WAY, then, page(), SIZE).total()
                            + past.counts(PastFilter.UNDER_WAY, then).total();
                });
        all.put(
                "board of then, with all that is done",
                () -> past.find(everything(), then(log, head), page(), SIZE).total());
        all.put(
                "overdue then",
                () ->
                        past.deadlines(
                                        PastFilter.UNDER_WAY,
                                        random.nextBoolean(),
                                        then(log, head),
                                        page(),
                                        SIZE)
                                .total());
    }

    private static PastFilter everything() {
        return new PastFilter(null, null, null, null, null, null, null, false, true, null);
    }

    private Then then(EventLog log, long head) {
        var last = anEvent(log, head);
        return new Then(last.position(), last.recordedAt());
    }

    private void cases(CaseFiles files, EventLog log) {
        long head = log.head();
        var moments = new CaseMoments(files, BenchOffice.procedures());
        var sheets = new DeadlineSheets(files, BenchOffice.procedures(), calendar());
        all.put(
                "a case at two moments",
                () -> {
                    var known = any(Known.values());
                    var then = anEvent(log, head);
                    return moments
                            .compare(
                                    new CaseId(then.streamId()),
                                    new Asked(new Moment.At(then.recordedAt()), known),
                                    new Asked(new Moment.At(now), known),
                                    LATE_AFTER)
                            .stream()
                            .count();
                });
        all.put(
                "deadline sheet",
                () -> sheets.of(new CaseId(anEvent(log, head).streamId()), now).stream().count());
    }

    private StoredEvent anEvent(EventLog log, long head) {
        return log.readAfter(random.nextLong(head), 1).get(0);
    }

    private void clocks(DeadlineQueries deadlines, FigureQueries figures) {
        all.put(
                "compliance",
                () ->
                        deadlines
                                .compliance(any(ComplianceBy.values()), null, yearAgo(), now)
                                .size());
        all.put(
                "clocks behind a figure",
                () ->
                        figures.clocks(
                                        new FigureFilter(
                                                ComplianceBy.UNIT,
                                                UNIT.value(),
                                                false,
                                                null,
                                                yearAgo(),
                                                now),
                                        any(ComplianceFigure.values()),
                                        page(),
                                        SIZE)
                                .total());
    }

    private void findings(FindingQueries findings) {
        all.put("findings", () -> findings.find(FindingFilter.ALL, page(), SIZE).total());
        all.put(
                "findings counted",
                () -> findings.counts(any(FindingsBy.values()), FindingFilter.ALL).size());
    }

    private void signing(CheckUpQueries checkUps, DataSource dataSource) {
        var quarter = new Period(now.minus(QUARTER), now);
        all.put("approvals check-up", () -> checkUps.checkUp(quarter, null, null).size());
        all.put(
                "decisions behind a check-up",
                () ->
                        checkUps.decisions(
                                        "leader", any(Which.values()), quarter, null, page(), SIZE)
                                .total());
        var approvals = new ApprovalQueries(dataSource);
        all.put(
                "approvals",
                () ->
                        approvals
                                .find(ApprovalFilter.ALL, any(ApprovalSort.values()), page(), SIZE)
                                .total());
    }

    private void responsibility(DataSource dataSource) {
        var held = new HeldQueries(dataSource, hours());
        var returns = new ReturnQueries(dataSource);
        var silent = new SilentQueries(dataSource, calendar());
        var year = HeldFilter.of(yearAgo(), now);
        all.put("time held", () -> held.times(any(HeldBy.values()), year, 0, SIZE).total());
        all.put("holdings", () -> held.held(year, page(), SIZE).total());
        all.put(
                "return graph",
                () -> returns.graph(ReturnFilter.of(yearAgo(), now)).edges().size());
        all.put(
                "returns",
                () -> returns.returns(ReturnFilter.of(yearAgo(), now), page(), SIZE).total());
        all.put(
                "silent cases",
                () ->
                        silent.find(
                                        any(SilentList.values()),
                                        SILENT_DAYS,
                                        random.nextBoolean() ? UNIT : null,
                                        now,
                                        page(),
                                        SIZE)
                                .total());
    }

    private void urging(DataSource dataSource) {
        var proposals = new Proposals(dataSource, new UrgingRules(calendar(), RED_DAYS));
        all.put(
                "urging proposals",
                () -> proposals.find(urgingFilter(), page(), SIZE, now).total());
    }

    private UrgingFilter urgingFilter() {
        return switch (random.nextInt(4)) {
            case 0 -> new UrgingFilter(null, UNIT, null, null, null);
            case 1 -> new UrgingFilter(null, null, UrgingStep.CRITICISM, null, null);
            case 2 -> new UrgingFilter(null, null, UrgingStep.REMINDER, null, null);
            default -> UrgingFilter.ALL;
        };
    }

    private void statistics(StatisticsQueries statistics) {
        var ever = StatisticsFilter.of(Instant.EPOCH, now);
        all.put(
                "statistics of all time",
                () -> statistics.count(any(StatisticsBy.values()), ever, 0, SIZE).groups());
        all.put(
                "cases behind a statistic",
                () ->
                        statistics
                                .cases(
                                        any(Figure.values()),
                                        StatisticsBy.CHANNEL,
                                        null,
                                        ever,
                                        page(),
                                        SIZE)
                                .total());
    }

    private void process(ProcessQueries process) {
        var until = YearMonth.from(now.atZone(WorkCalendar.ZONE));
        var year = new ProcessFilter(until.minusMonths(11), until, false);
        all.put("process map", () -> process.map(year).follows().size());
        all.put("variants", () -> process.variants(year, null, page(), SIZE).total());
        all.put("cases of a way", () -> process.cases(year, WayFilter.ALL, page(), SIZE).total());
    }

    /** Whether a complaint that is being told has been told before. */
    private void repeats(RepeatQueries repeats) {
        all.put(
                "repeat candidates",
                () ->
                        repeats.of(
                                        new RepeatDraft(
                                                "138%08d".formatted(random.nextInt(1_000)),
                                                "空调商行%d".formatted(random.nextInt(1_000)),
                                                TEXTS.get(random.nextInt(TEXTS.size()))),
                                        new RepeatFilter(180, 20, null, true),
                                        now)
                                .size());
    }

    private void incidents(IncidentProposals proposals) {
        all.put("surges", () -> proposals.ofSurges(now).size());
        all.put("cases that propose an incident", () -> proposals.ofCases(page(), SIZE).total());
    }

    private void inspection(InspectionFigures figures) {
        var last = LocalDate.ofInstant(now, WorkCalendar.ZONE);
        all.put(
                "figures of an inspection",
                () ->
                        figures.take(last.minusMonths(1), last, random.nextBoolean() ? UNIT : null)
                                .figures()
                                .get(InspectionFigure.RECEIVED));
    }

    private Instant yearAgo() {
        return now.minus(YEAR);
    }

    private static WorkCalendar calendar() {
        return WorkCalendar.builtIn();
    }

    static OfficeHours hours() {
        return OfficeHours.of(HOURS, calendar());
    }

    private int page() {
        return random.nextInt(4);
    }

    private <T> T any(T[] of) {
        return Arrays.asList(of).get(random.nextInt(of.length));
    }
}
