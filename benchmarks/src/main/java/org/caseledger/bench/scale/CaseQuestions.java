package org.caseledger.bench.scale;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.CaseId;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.board.PastFilter;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.PastQueries.Then;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.deadlines.ComplianceBy;
import org.caseledger.query.deadlines.ComplianceFigure;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.FigureFilter;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingsBy;
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
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;

/** Queries about cases: past states, deadlines, findings, counts, process paths and repeats. */
final class CaseQuestions {
    private static final Duration LATE_AFTER = Duration.ofHours(24);

    private static final List<String> TEXTS =
            List.of("在超市购买的奶粉过了保质期，商家不肯退货，要求退款并赔偿。", "健身房关门跑路，办的年卡还有十个月没有用，负责人电话打不通。", "买的二手车商家隐瞒事故，要求退车退款。");

    @Getter
    private final Map<String, Question> all = new LinkedHashMap<>();

    private final Draw draw;

    CaseQuestions(DataSource dataSource, EventLog log, RepeatKeyFactory keys, Draw draw) {
        this.draw = draw;
        past(new PastQueries(dataSource), log);
        cases(new CaseFiles(log), log);
        clocks(new DeadlineQueries(dataSource), new FigureQueries(dataSource));
        findings(new FindingQueries(dataSource));
        statistics(new StatisticsQueries(dataSource));
        process(new ProcessQueries(dataSource));
        repeats(new RepeatQueries(dataSource, keys));
    }

    private void past(PastQueries past, EventLog log) {
        long head = log.head();
        all.put("board of then", () -> {
            var then = then(log, head);
            return past.find(PastFilter.UNDER_WAY, then, draw.page(), Draw.SIZE).total()
                    + past.counts(PastFilter.UNDER_WAY, then).total();
        });
        all.put(
                "board of then, with all that is done",
                () -> past.find(everything(), then(log, head), draw.page(), Draw.SIZE)
                        .total());
        all.put(
                "overdue then",
                () -> past.deadlines(
                                PastFilter.UNDER_WAY,
                                draw.random().nextBoolean(),
                                then(log, head),
                                draw.page(),
                                Draw.SIZE)
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
        all.put(
                "clocks behind a figure",
                () -> figures.clocks(
                                new FigureFilter(
                                        ComplianceBy.UNIT, Draw.UNIT.value(), false, null, draw.yearAgo(), draw.now()),
                                draw.any(ComplianceFigure.values()),
                                draw.page(),
                                Draw.SIZE)
                        .total());
    }

    private void findings(FindingQueries findings) {
        all.put(
                "findings",
                () -> findings.find(FindingFilter.ALL, draw.page(), Draw.SIZE).total());
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
        all.put(
                "cases behind a statistic",
                () -> statistics
                        .cases(draw.any(Figure.values()), StatisticsBy.CHANNEL, null, ever, draw.page(), Draw.SIZE)
                        .total());
    }

    private void process(ProcessQueries process) {
        var until = YearMonth.from(draw.now().atZone(WorkCalendar.ZONE));
        var year = new ProcessFilter(until.minusMonths(11), until, false);
        all.put("process map", () -> process.map(year).follows().size());
        all.put(
                "variants",
                () -> process.variants(year, null, draw.page(), Draw.SIZE).total());
        all.put(
                "cases of a way",
                () -> process.cases(year, VariantFilter.ALL, draw.page(), Draw.SIZE)
                        .total());
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
}
