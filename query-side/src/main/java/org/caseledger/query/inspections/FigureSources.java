package org.caseledger.query.inspections;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import javax.sql.DataSource;
import org.caseledger.events.Clause;
import org.caseledger.events.Clock;
import org.caseledger.events.UnitId;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.inspection.InspectionEvent.InspectionPrepared;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.events.reporting.Figure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.Reader;
import org.caseledger.query.deadlines.Compliance;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.findings.FindingCount;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingRule;
import org.caseledger.query.findings.FindingsBy;
import org.caseledger.query.rectification.RectificationCount;
import org.caseledger.query.rectification.RectificationFilter;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.statistics.StatisticsBy;
import org.caseledger.query.statistics.StatisticsFilter;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.query.urging.UrgingQueries;
import org.jspecify.annotations.Nullable;

/** The questions whose answers make a sheet, over the rows of a schema. */
final class FigureSources {
    /** The views whose rows are asked. */
    static final List<String> VIEWS =
            List.of("board", "statistics", "deadlines", "findings", "urging", "responsibility", "rectification");

    private static final Map<InspectionFigure, Figure> COUNTED = Map.ofEntries(
            Map.entry(InspectionFigure.RECEIVED, Figure.RECEIVED),
            Map.entry(InspectionFigure.ACCEPTED, Figure.ACCEPTED),
            Map.entry(InspectionFigure.DECLINED, Figure.DECLINED),
            Map.entry(InspectionFigure.REFERRED, Figure.REFERRED),
            Map.entry(InspectionFigure.REPLIED, Figure.REPLIED),
            Map.entry(InspectionFigure.ON_TIME, Figure.ON_TIME),
            Map.entry(InspectionFigure.WITH_LEAVE, Figure.WITH_LEAVE),
            Map.entry(InspectionFigure.LATE, Figure.LATE),
            Map.entry(InspectionFigure.REOPENED, Figure.REOPENED),
            Map.entry(InspectionFigure.SATISFIED, Figure.SATISFIED),
            Map.entry(InspectionFigure.NOT_SATISFIED, Figure.NOT_SATISFIED),
            Map.entry(InspectionFigure.REPEATS, Figure.REPEATS));

    private static final Map<InspectionFigure, UrgingStep> STEPS = Map.of(
            InspectionFigure.REMINDED, UrgingStep.REMINDER,
            InspectionFigure.URGED, UrgingStep.URGE,
            InspectionFigure.CRITICISED, UrgingStep.CRITICISM);

    private static final Map<InspectionFigure, ToLongFunction<RectificationCount>> RECTIFIED = Map.of(
            InspectionFigure.RECTIFICATIONS, RectificationCount::ordered,
            InspectionFigure.RECTIFICATIONS_OPEN, RectificationCount::open,
            InspectionFigure.RECTIFICATIONS_OVERDUE, RectificationCount::overdue,
            InspectionFigure.RECTIFICATIONS_DONE, RectificationCount::done,
            InspectionFigure.RECTIFICATIONS_DONE_LATE, RectificationCount::doneLate);

    private final StatisticsQueries statistics;
    private final FigureQueries clocks;
    private final FindingQueries findings;
    private final UrgingQueries urgings;
    private final ReturnQueries returns;
    private final RectificationQueries rectifications;

    FigureSources(DataSource dataSource, String schema) {
        this.statistics = new StatisticsQueries(dataSource, schema);
        this.clocks = new FigureQueries(dataSource, schema);
        this.findings = new FindingQueries(dataSource, schema);
        this.urgings = new UrgingQueries(dataSource, schema);
        this.returns = new ReturnQueries(dataSource, schema);
        this.rectifications = new RectificationQueries(dataSource, schema);
    }

    /** From the first day of the period to the end of its last, in Shanghai. */
    ViewFigures take(LocalDate first, LocalDate last, @Nullable UnitId unit, Instant now) {
        var from = first.atStartOfDay(WorkCalendar.ZONE).toInstant();
        var until = last.plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
        var found = FindingFilter.of(unit, from, until);
        return new ViewFigures(
                figures(unit, from, until, now),
                clocks.byClock(unit, from, until).stream()
                        .map(FigureSources::limit)
                        .toList(),
                findings.counts(FindingsBy.RULE, found).stream()
                        .map(count -> found(count, unit, from, until))
                        .toList(),
                findings.digest(found));
    }

    private Map<InspectionFigure, Long> figures(@Nullable UnitId unit, Instant from, Instant until, Instant now) {
        var all = new EnumMap<InspectionFigure, Long>(InspectionFigure.class);
        var filter = new StatisticsFilter(from, until, unit, null, null, null, null, null, null);
        var counted = statistics.count(StatisticsBy.KIND, filter, 0, 1).overall();
        COUNTED.forEach((figure, of) -> all.put(figure, counted.count(of)));
        putIfThere(all, InspectionFigure.MEDIAN_DAYS, counted.medianDays());
        putIfThere(all, InspectionFigure.P90_DAYS, counted.p90Days());
        var returned = ReturnFilter.of(unit, from, until);
        all.put(InspectionFigure.RETURNED, returns.graph(returned, null).returns());
        var sent = urgings.steps(new UrgingFilter(null, unit, null, null, null, from, until));
        STEPS.forEach((figure, step) -> all.put(figure, sent.getOrDefault(step, 0L)));
        var ordered = rectifications.counts(RectificationFilter.of(unit, from, until), Reader.ofAll(now));
        RECTIFIED.forEach(
                (figure, of) -> all.put(figure, ordered.stream().mapToLong(of).sum()));
        return all;
    }

    private static void putIfThere(Map<InspectionFigure, Long> all, InspectionFigure figure, @Nullable Integer value) {
        if (value != null) {
            all.put(figure, value.longValue());
        }
    }

    private static InspectionPrepared.Limit limit(Compliance of) {
        return new InspectionPrepared.Limit(
                Clock.valueOf(of.key()),
                of.total(),
                of.metInTime(),
                of.metWithLeave(),
                of.metLate(),
                of.missed(),
                of.lapsed(),
                of.running(),
                of.metAsStated() == 0 ? null : Long.valueOf(of.metAsStated()));
    }

    private InspectionPrepared.Found found(FindingCount of, @Nullable UnitId unit, Instant from, Instant until) {
        var rule = FindingRule.valueOf(of.key());
        var clauses = findings.counts(FindingsBy.CLAUSE, FindingFilter.of(rule, unit, from, until)).stream()
                .map(FindingCount::key)
                .sorted()
                .toList();
        return new InspectionPrepared.Found(
                rule.name(), Clause.all(clauses), rule.severity().name(), of.total(), of.unanswered());
    }
}
