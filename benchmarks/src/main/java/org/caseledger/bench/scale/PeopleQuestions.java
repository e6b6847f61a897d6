package org.caseledger.bench.scale;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;
import lombok.Getter;
import org.caseledger.bench.lives.BenchOffice;
import org.caseledger.bench.scale.Questions.Question;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.complaint.UrgingStep;
import org.caseledger.events.inspection.InspectionFigure;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.Reader;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalQueries.ApprovalFilter;
import org.caseledger.query.approvals.ApprovalSort;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.checkup.SignedSubset;
import org.caseledger.query.history.ActivityFilter;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.incidents.IncidentProposals;
import org.caseledger.query.incidents.SurgeRule;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.HoldingQueries.HoldingBy;
import org.caseledger.query.responsibility.HoldingQueries.HoldingFilter;
import org.caseledger.query.responsibility.InactiveList;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.ReturnQueries.ReturnFilter;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.Proposals.UrgingRules;
import org.caseledger.query.urging.UrgingFilter;
import org.caseledger.query.views.Views;

/** Queries about people and units: what they signed and held, notices to them, and what requires action. */
final class PeopleQuestions {
    private static final Duration QUARTER = Duration.ofDays(90);

    private static final int RED_DAYS = 3;

    /** Every hour at or above the usual number counts: the generated weeks contain no surge. */
    private static final SurgeRule SURGES = new SurgeRule(8, 4, 1, 1, 0, Duration.ofDays(7));

    private static final int SILENT_DAYS = 5;

    @Getter
    private final Map<String, Question> all = new LinkedHashMap<>();

    private final Draw draw;

    PeopleQuestions(DataSource dataSource, EventLog log, Views views, Draw draw) {
        this.draw = draw;
        signing(new CheckUpQueries(dataSource, Draw.calendar(), Draw.hours()), dataSource);
        responsibility(dataSource);
        urging(dataSource);
        incidents(new IncidentProposals(dataSource, BenchOffice.procedures(), "P9", Draw.calendar(), SURGES));
        inspection(new InspectionFigures(dataSource, views, Draw.calendar(), Clock.systemUTC()));
        var history = new HistoryQueries(dataSource, log, BenchOffice.procedures(), DisplayNames::codes);
        all.put(
                "activity",
                () -> history.activity(ActivityFilter.ALL, draw.page(), Draw.SIZE)
                        .total());
    }

    private void signing(CheckUpQueries checkUps, DataSource dataSource) {
        var quarter = new Period(draw.now().minus(QUARTER), draw.now());
        all.put(
                "approvals check-up",
                () -> checkUps.checkUp(quarter, null, null).size());
        all.put(
                "decisions behind a check-up",
                () -> checkUps.decisions(
                                "leader", draw.any(SignedSubset.values()), quarter, null, draw.page(), Draw.SIZE)
                        .total());
        var approvals = new ApprovalQueries(dataSource);
        all.put(
                "approvals",
                () -> approvals
                        .find(ApprovalFilter.ALL, null, draw.any(ApprovalSort.values()), draw.page(), Draw.SIZE)
                        .total());
    }

    private void responsibility(DataSource dataSource) {
        var held = new HoldingQueries(dataSource, Draw.hours());
        var returns = new ReturnQueries(dataSource);
        var silent = new InactiveQueries(dataSource, Draw.calendar());
        var year = HoldingFilter.of(draw.yearAgo(), draw.now());
        all.put(
                "time held",
                () -> held.times(draw.any(HoldingBy.values()), year, null, 0, Draw.SIZE)
                        .total());
        all.put("holdings", () -> held.held(year, null, draw.page(), Draw.SIZE).total());
        all.put(
                "return graph",
                () -> returns.graph(ReturnFilter.of(null, draw.yearAgo(), draw.now()), null)
                        .edges()
                        .size());
        all.put(
                "returns",
                () -> returns.returns(ReturnFilter.of(null, draw.yearAgo(), draw.now()), null, draw.page(), Draw.SIZE)
                        .total());
        all.put(
                "silent cases",
                () -> silent.find(
                                draw.any(InactiveList.values()),
                                SILENT_DAYS,
                                draw.random().nextBoolean() ? Draw.UNIT : null,
                                draw.now(),
                                draw.page(),
                                Draw.SIZE)
                        .total());
    }

    private void urging(DataSource dataSource) {
        var proposals = new Proposals(dataSource, new UrgingRules(Draw.calendar(), RED_DAYS));
        all.put(
                "urging proposals",
                () -> proposals
                        .find(urgingFilter(), Reader.ofAll(draw.now()), draw.page(), Draw.SIZE)
                        .total());
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
        all.put(
                "cases that propose an incident",
                () -> proposals.ofCases(draw.page(), Draw.SIZE).total());
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
