package org.caseledger.api.wiring;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.caseledger.api.office.Obstacle;
import org.caseledger.command.Oversight;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.LogSignal;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.approvals.ApprovalView;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.BoardView;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.PastView;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.casefile.SealedParts;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.DrawnView;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.checkup.SignedView;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.DeadlineView;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.findings.FindingView;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.history.HistoryView;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.process.ProcessQueries;
import org.caseledger.query.process.ProcessView;
import org.caseledger.query.process.Traces;
import org.caseledger.query.repeats.Keys;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.repeats.RepeatView;
import org.caseledger.query.responsibility.HeldQueries;
import org.caseledger.query.responsibility.ResponsibilityView;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.responsibility.SilentQueries;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.search.SearchQueries;
import org.caseledger.query.search.SearchView;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.statistics.StatisticsView;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.UrgingQueries;
import org.caseledger.query.urging.UrgingRules;
import org.caseledger.query.urging.UrgingView;
import org.caseledger.query.views.View;
import org.caseledger.query.views.Views;
import org.caseledger.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * What can be seen: the views, kept up to date from the log, and the questions that they answer.
 */
@Configuration
class QueryConfiguration {

    @Bean(initMethod = "start")
    Views views(
            DataSource dataSource,
            EventLog log,
            LogSignal signal,
            SearchIndex index,
            Keys keys,
            Procedures procedures,
            WorkCalendar calendar,
            OfficeHours hours,
            Environment environment) {
        List<View<?>> views = new ArrayList<>();
        views.add(new BoardView(dataSource, procedures));
        views.add(new PastView(dataSource));
        views.add(new DeadlineView(dataSource));
        views.add(new ApprovalView(dataSource));
        views.add(new HistoryView(dataSource));
        views.add(new StatisticsView(dataSource, calendar));
        views.add(new ResponsibilityView(dataSource, procedures, hours));
        views.add(new ProcessView(dataSource, procedures));
        views.add(new FindingView(dataSource, procedures));
        views.add(new UrgingView(dataSource));
        views.add(new SignedView(dataSource));
        views.add(new DrawnView(dataSource));
        if (index.isOpen()) {
            views.add(new SearchView(index));
            views.add(new RepeatView(dataSource, keys));
        }
        var segments =
                Binder.get(environment)
                        .bind(
                                "caseledger.view-segments",
                                Bindable.mapOf(String.class, Integer.class))
                        .orElse(Map.of());
        return new Views(dataSource, log, signal, views, segments);
    }

    @Bean
    OfficeHours officeHours(
            @Value("${caseledger.office-hours}") String hours, WorkCalendar calendar) {
        try {
            return OfficeHours.of(hours, calendar);
        } catch (IllegalArgumentException e) {
            throw Obstacle.of(e);
        }
    }

    @Bean
    CaseFiles caseFiles(EventLog log) {
        return new CaseFiles(log);
    }

    @Bean
    CaseMoments caseMoments(CaseFiles files, Procedures procedures) {
        return new CaseMoments(files, procedures);
    }

    @Bean
    DeadlineSheets deadlineSheets(CaseFiles files, Procedures procedures, WorkCalendar calendar) {
        return new DeadlineSheets(files, procedures, calendar);
    }

    @Bean
    SealedParts sealedParts(Vault vault) {
        return new SealedParts(vault);
    }

    @Bean
    BoardQueries boardQueries(DataSource dataSource) {
        return new BoardQueries(dataSource);
    }

    @Bean
    PastQueries pastQueries(DataSource dataSource) {
        return new PastQueries(dataSource);
    }

    @Bean
    DeadlineQueries deadlineQueries(DataSource dataSource) {
        return new DeadlineQueries(dataSource);
    }

    @Bean
    FigureQueries figureQueries(DataSource dataSource) {
        return new FigureQueries(dataSource);
    }

    @Bean
    ApprovalQueries approvalQueries(DataSource dataSource) {
        return new ApprovalQueries(dataSource);
    }

    @Bean
    HistoryQueries historyQueries(DataSource dataSource, EventLog log, Procedures procedures) {
        return new HistoryQueries(dataSource, log, procedures);
    }

    @Bean
    StatisticsQueries statisticsQueries(DataSource dataSource) {
        return new StatisticsQueries(dataSource);
    }

    @Bean
    HeldQueries heldQueries(DataSource dataSource, OfficeHours hours) {
        return new HeldQueries(dataSource, hours);
    }

    @Bean
    ReturnQueries returnQueries(DataSource dataSource) {
        return new ReturnQueries(dataSource);
    }

    @Bean
    SilentQueries silentQueries(DataSource dataSource, WorkCalendar calendar) {
        return new SilentQueries(dataSource, calendar);
    }

    @Bean
    ProcessQueries processQueries(DataSource dataSource) {
        return new ProcessQueries(dataSource);
    }

    @Bean
    Traces traces(DataSource dataSource, EventLog log) {
        return new Traces(dataSource, log);
    }

    @Bean
    FindingQueries findingQueries(DataSource dataSource) {
        return new FindingQueries(dataSource);
    }

    @Bean
    CaseFindings caseFindings(EventLog log, Procedures procedures) {
        return new CaseFindings(
                log, procedures, caseId -> Oversight.streamOf(Oversight.FINDING_ANSWERS, caseId));
    }

    @Bean
    UrgingQueries urgingQueries(DataSource dataSource) {
        return new UrgingQueries(dataSource);
    }

    @Bean
    Proposals proposals(
            DataSource dataSource,
            WorkCalendar calendar,
            @Value("${caseledger.urging.criticism-after}") int criticismAfter) {
        try {
            return new Proposals(dataSource, new UrgingRules(calendar, criticismAfter));
        } catch (IllegalArgumentException e) {
            throw Obstacle.of(e);
        }
    }

    @Bean
    CheckUpQueries checkUpQueries(DataSource dataSource, WorkCalendar calendar, OfficeHours hours) {
        return new CheckUpQueries(dataSource, calendar, hours);
    }

    @Bean
    Samples samples(DataSource dataSource, EventLog log) {
        return new Samples(dataSource, log);
    }

    @Bean
    SearchIndex searchIndex(DataSource dataSource, Vault vault) {
        return new SearchIndex(dataSource, vault);
    }

    @Bean
    Keys repeatKeys(Vault vault, SearchIndex index) {
        return new Keys(vault, index);
    }

    @Bean
    RepeatQueries repeatQueries(DataSource dataSource, Keys keys) {
        return new RepeatQueries(dataSource, keys);
    }

    @Bean
    SearchQueries searchQueries(DataSource dataSource, SearchIndex index) {
        return new SearchQueries(dataSource, index);
    }
}
