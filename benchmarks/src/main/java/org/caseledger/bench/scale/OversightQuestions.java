package org.caseledger.bench.scale;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.Page;
import org.caseledger.query.Reader;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalSort;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.PastQueries.Then;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.SignedSubset;
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
import org.caseledger.query.moments.Moment;
import org.caseledger.query.moments.TimeAxis;
import org.caseledger.query.process.ProcessQueries;
import org.caseledger.query.process.ProcessQueries.ProcessFilter;
import org.caseledger.query.process.ProcessQueries.VariantFilter;
import org.caseledger.query.repeats.RepeatDraft;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.repeats.RepeatQueries.RepeatFilter;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.HoldingQueries.HoldingBy;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.InactiveList;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.Proposals.UrgingRules;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.query.views.Views;

/**
 * The oversight queries, with the ledger's default periods: about cases their past states, deadlines, findings, counts,
 * process paths and repeats; about people and units what they signed and held, notices to them, and what requires
 * action.
 */
final class OversightQuestions {
    private static final Duration LATE_AFTER = Duration.ofHours(24);

    private static final List<String> TEXTS =
            List.of("在超市购买的奶粉过了保质期，商家不肯退货，要求退款并赔偿。", "健身房关门跑路，办的年卡还有十个月没有用，负责人电话打不通。", "买的二手车商家隐瞒事故，要求退车退款。");

    private static final Duration QUARTER = Duration.ofDays(90);

    private static final int RED_DAYS = 3;

    /** Every hour at or above the usual number counts: the generated weeks contain no surge. */
    private static final SurgeRule SURGES = new SurgeRule(8, 4, 1, 1, 0, Duration.ofDays(7));

    private static final int SILENT_DAYS = 5;

    /** Every query by its name. */
    @Getter
    private final Map<String, Question> all = new LinkedHashMap<>();

    private final Draw draw;

    /** {@code views} are queried in their current state and need not run. */
    OversightQuestions(DataSource dataSource, EventLog log, RepeatKeyFactory keys, Views views, Instant now) {
        this.draw = Draw.of(now);
        past(new PastQueries(dataSource), log);
        cases(new CaseFiles(log), log);
        clocks(new DeadlineQueries(dataSource), new FigureQueries(dataSource));
        findings(new FindingQueries(dataSource));
        statistics(new StatisticsQueries(dataSource));
        process(new ProcessQueries(dataSource));
        repeats(new RepeatQueries(dataSource, keys));
        signing(new CheckUpQueries(dataSource, Draw.calendar(), Draw.hours()), dataSource);
        responsibility(dataSource);
        urging(dataSource);
        incidents(new IncidentProposals(dataSource, BenchOffice.procedures(), "P9", Draw.calendar(), SURGES));
        inspection(new InspectionFigures(dataSource, views, Draw.calendar(), Clock.systemUTC()));
        var history = new HistoryQueries(dataSource, log, BenchOffice.procedures(), DisplayNames::codes);
        listed("activity", () -> history.activity(ActivityFilter.ALL, draw.page(), Draw.SIZE));
    }

    private void listed(String what, Supplier<Page<?>> question) {
        all.put(what, () -> question.get().total());
    }

    private void past(PastQueries past, EventLog log) {
        long head = log.head();
        all.put("board of then", () -> {
            var then = then(log, head);
            return past.find(PastFilter.UNDER_WAY, then, draw.page(), Draw.SIZE).total()
                    + past.counts(PastFilter.UNDER_WAY, then).total();
        });
        listed(
                "board of then, with all that is done",
                () -> past.find(everything(), then(log, head), draw.page(), Draw.SIZE));
        listed(
                "overdue then",
                () -> past.deadlines(
                        PastFilter.UNDER_WAY, draw.random().nextBoolean(), then(log, head), draw.page(), Draw.SIZE));
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
        var moments = new CaseMoments(files, BenchOffice.procedures(), DisplayNames::codes);
        var sheets = new DeadlineSheets(BenchOffice.procedures(), Draw.calendar(), DisplayNames::codes);
        all.put("a case at two moments", () -> {
            var known = draw.any(TimeAxis.values());
            var then = anEvent(log, head);
            return files
                    .find(new CaseId(then.streamId()))
                    .flatMap(file -> moments.compare(
                            file,
                            new Asked(new Moment.At(then.recordedAt()), known),
                            new Asked(new Moment.At(draw.now()), known),
                            LATE_AFTER))
                    .stream()
                    .count();
        });
        all.put(
                "deadline sheet",
                () ->
                        files
                                .find(new CaseId(anEvent(log, head).streamId()))
                                .map(file -> sheets.of(file, draw.now()))
                                .stream()
                                .count());
    }

    private StoredEvent anEvent(EventLog log, long head) {
        return log.readAfter(draw.random().nextLong(head), 1).get(0);
    }

    private void clocks(DeadlineQueries deadlines, FigureQueries figures) {
        all.put(
                "compliance",
                () -> deadlines
                        .compliance(draw.any(ComplianceBy.values()), null, draw.yearAgo(), draw.now())
                        .size());
        listed(
                "clocks behind a figure",
                () -> figures.clocks(
                        new FigureFilter(ComplianceBy.UNIT, Draw.UNIT.value(), false, null, draw.yearAgo(), draw.now()),
                        draw.any(ComplianceFigure.values()),
                        draw.page(),
                        Draw.SIZE));
    }

    private void findings(FindingQueries findings) {
        listed("findings", () -> findings.find(FindingFilter.ALL, draw.page(), Draw.SIZE));
        all.put(
                "findings counted",
                () -> findings.counts(draw.any(FindingsBy.values()), FindingFilter.ALL)
                        .size());
    }

    private void statistics(StatisticsQueries statistics) {
        var ever = StatisticsFilter.of(Instant.EPOCH, draw.now());
        all.put(
                "statistics of all time",
                () -> statistics
                        .count(draw.any(StatisticsBy.values()), ever, 0, Draw.SIZE)
                        .groups());
        listed(
                "cases behind a statistic",
                () -> statistics.cases(
                        draw.any(Figure.values()), StatisticsBy.CHANNEL, null, ever, draw.page(), Draw.SIZE));
    }

    private void process(ProcessQueries process) {
        var until = YearMonth.from(draw.now().atZone(WorkCalendar.ZONE));
        var year = new ProcessFilter(until.minusMonths(11), until, false);
        all.put("process map", () -> process.map(year).follows().size());
        listed("variants", () -> process.variants(year, null, draw.page(), Draw.SIZE));
        listed("cases of a way", () -> process.cases(year, VariantFilter.ALL, draw.page(), Draw.SIZE));
    }

    /** Whether a complaint that is being taken down has been made before. */
    private void repeats(RepeatQueries repeats) {
        all.put(
                "repeat candidates",
                () -> repeats.of(
                                new RepeatDraft(
                                        "138%08d".formatted(draw.random().nextInt(1_000)),
                                        null,
                                        "空调商行%d".formatted(draw.random().nextInt(1_000)),
                                        null,
                                        TEXTS.get(draw.random().nextInt(TEXTS.size()))),
                                new RepeatFilter(180, 20, null, true),
                                draw.now())
                        .size());
    }

    private void signing(CheckUpQueries checkUps, DataSource dataSource) {
        var quarter = new Period(draw.now().minus(QUARTER), draw.now());
        all.put(
                "approvals check-up",
                () -> checkUps.checkUp(quarter, null, null).size());
        listed(
                "decisions behind a check-up",
                () -> checkUps.decisions(
                        "leader", draw.any(SignedSubset.values()), quarter, null, draw.page(), Draw.SIZE));
        var approvals = new ApprovalQueries(dataSource);
        listed(
                "approvals",
                () -> approvals.find(
                        ApprovalFilter.ALL, null, draw.any(ApprovalSort.values()), draw.page(), Draw.SIZE));
    }

    private void responsibility(DataSource dataSource) {
        var held = new HoldingQueries(dataSource, Draw.hours());
        var returns = new ReturnQueries(dataSource);
        var silent = new InactiveQueries(dataSource, Draw.calendar());
        var year = HoldingFilter.of(draw.yearAgo(), draw.now());
        listed("time held", () -> held.times(draw.any(HoldingBy.values()), year, null, 0, Draw.SIZE));
        listed("holdings", () -> held.held(year, null, draw.page(), Draw.SIZE));
        all.put(
                "return graph",
                () -> returns.graph(ReturnFilter.of(null, draw.yearAgo(), draw.now()), null)
                        .edges()
                        .size());
        listed(
                "returns",
                () -> returns.returns(ReturnFilter.of(null, draw.yearAgo(), draw.now()), null, draw.page(), Draw.SIZE));
        listed(
                "silent cases",
                () -> silent.find(
                        draw.any(InactiveList.values()),
                        SILENT_DAYS,
                        draw.random().nextBoolean() ? Draw.UNIT : null,
                        draw.now(),
                        draw.page(),
                        Draw.SIZE));
    }

    private void urging(DataSource dataSource) {
        var proposals = new Proposals(dataSource, new UrgingRules(Draw.calendar(), RED_DAYS));
        listed(
                "urging proposals",
                () -> proposals.find(urgingFilter(), Reader.ofAll(draw.now()), draw.page(), Draw.SIZE));
    }

    private UrgingFilter urgingFilter() {
        return switch (draw.random().nextInt(4)) {
            case 0 -> new UrgingFilter(null, Draw.UNIT, null, null, null, null, null);
            case 1 -> new UrgingFilter(null, null, UrgingStep.CRITICISM, null, null, null, null);
            case 2 -> new UrgingFilter(null, null, UrgingStep.REMINDER, null, null, null, null);
            default -> UrgingFilter.ALL;
        };
    }

    private void incidents(IncidentProposals proposals) {
        all.put("surges", () -> proposals.ofSurges(draw.now()).size());
        listed("cases that propose an incident", () -> proposals.ofCases(draw.page(), Draw.SIZE));
    }

    private void inspection(InspectionFigures figures) {
        var last = LocalDate.ofInstant(draw.now(), WorkCalendar.ZONE);
        all.put(
                "figures of an inspection",
                () -> figures.take(last.minusMonths(1), last, draw.random().nextBoolean() ? Draw.UNIT : null)
                        .figures()
                        .get(InspectionFigure.RECEIVED));
    }
}
