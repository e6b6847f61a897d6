package org.caseledger.api.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.api.security.Logins;
import org.caseledger.api.security.Units;
import org.caseledger.categories.CategoryBook;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.accountability.AccountabilityView;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.board.PastView;
import org.caseledger.query.casefile.SealedParts;
import org.caseledger.query.checkup.DrawnView;
import org.caseledger.query.checkup.ReviewableView;
import org.caseledger.query.checkup.SignedView;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.duty.DutyView;
import org.caseledger.query.duty.WhoAnswers;
import org.caseledger.query.escalations.EscalationView;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.incidents.IncidentView;
import org.caseledger.query.inspections.InspectionView;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.rectification.RectificationView;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.repeats.RepeatView;
import org.caseledger.query.reporting.DistrictReportQueries;
import org.caseledger.query.reporting.ReportView;
import org.caseledger.query.respondents.RespondentView;
import org.caseledger.query.responsibility.ResponsibilityView;
import org.caseledger.query.responsibility.ResponsibilityView.ReturnReasons;
import org.caseledger.query.retention.RetentionQueries;
import org.caseledger.query.retention.RetentionView;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchView;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.urging.UrgingView;
import org.caseledger.query.views.BackgroundAudit;
import org.caseledger.query.views.Cases;
import org.caseledger.query.views.View;
import org.caseledger.query.views.Views;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** The views, kept up to date from the log, and the queries that they answer. */
@Configuration
@Import({
    QueryBeans.class,
    SearchIndex.class,
    RepeatKeyFactory.class,
    ReturnReasons.class,
    BackgroundAudit.class,
    SealedParts.class,
    RetentionQueries.class,
    DistrictReportQueries.class,
    CaseMoments.class,
    DeadlineSheets.class,
    WhoAnswers.class
})
class QueryConfiguration {
    @Bean(initMethod = "start")
    Views views(
            DataSource dataSource,
            EventLog log,
            LogSignal signal,
            SearchIndex index,
            RepeatKeyFactory keys,
            Procedures procedures,
            WorkCalendar calendar,
            OfficeHours hours,
            ReturnReasons reasons,
            Environment environment) {
        List<View<?>> views = new ArrayList<>();
        views.add(new BoardView(dataSource, procedures));
        views.add(new PastView(dataSource));
        views.add(new DeadlineView(dataSource));
        views.add(new ApprovalView(dataSource));
        views.add(new HistoryView(dataSource));
        views.add(new StatisticsView(dataSource, calendar));
        views.add(new ResponsibilityView(dataSource, procedures, hours, reasons::key));
        views.add(new ProcessView(dataSource, procedures));
        views.add(new FindingView(dataSource, procedures, calendar));
        views.add(new UrgingView(dataSource));
        views.add(new SignedView(dataSource));
        views.add(new ReviewableView(dataSource, procedures));
        views.add(new DrawnView(dataSource));
        views.add(new DutyView(dataSource));
        views.add(new RectificationView(dataSource));
        views.add(new EscalationView(dataSource));
        views.add(new RetentionView(dataSource));
        views.add(new AccountabilityView(dataSource));
        views.add(new ReportView(dataSource));
        views.add(new RespondentView(dataSource));
        views.add(new InspectionView(dataSource));
        views.add(new IncidentView(dataSource));
        views.add(new BoardView(dataSource, procedures, Cases.OF_EXERCISES));
        views.add(new DeadlineView(dataSource, Cases.OF_EXERCISES));
        views.add(new ApprovalView(dataSource, Cases.OF_EXERCISES));
        if (index.isOpen()) {
            views.add(new SearchView(index));
            views.add(new RepeatView(dataSource, keys));
        }
        var segments = Binder.get(environment)
                .bind("caseledger.view-segments", Bindable.mapOf(String.class, Integer.class))
                .orElse(Map.of());
        return new Views(dataSource, log, signal, views, segments);
    }

    /** Those of one answer, as the office calls its units and people now. */
    @Bean
    Supplier<DisplayNames> names(ShownTexts shown, Units units, Logins logins) {
        var commands = CommandNames.all();
        return () -> new DisplayNames(shown.rows(), units::names, logins::names, commands)
                .with(() -> CategoryBook.of(shown.log()))
                .withEnglish(units::englishNames);
    }
}
