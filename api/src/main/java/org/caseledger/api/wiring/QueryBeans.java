package org.caseledger.api.wiring;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.caseledger.categories.CategoryBook;
import org.caseledger.eventlog.EventLog;
import org.caseledger.query.Lists;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.caseledger.query.approvals.ApprovalQueries;
import org.caseledger.query.board.BoardQueries;
import org.caseledger.query.board.LoadQueries;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.board.WorkQueries;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Omissions;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.deadlines.DeadlineQueries;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.duty.DutyQueries;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.history.HistoryQueries;
import org.caseledger.query.incidents.IncidentQueries;
import org.caseledger.query.incidents.IncidentReports;
import org.caseledger.query.incidents.ReplayQueries;
import org.caseledger.query.incidents.Scores;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.inspections.InspectionQueries;
import org.caseledger.query.process.ProcessQueries;
import org.caseledger.query.process.Traces;
import org.caseledger.query.reading.Readings;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.repeats.SignQueries;
import org.caseledger.query.repeats.UnlinkedRepeats;
import org.caseledger.query.reporting.ReportQueries;
import org.caseledger.query.respondents.RespondentQueries;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.search.SearchQueries;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.whatif.WhatIfs;
import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.env.Environment;

/** The queries that need only rows and events as those see them who may see a case. */
final class QueryBeans implements BeanRegistrar {
    @Override
    public void register(BeanRegistry beans, Environment environment) {
        add(beans, IncidentQueries.class, shown -> new IncidentQueries(shown.rows(), shown.log()));
        add(beans, InspectionQueries.class, shown -> new InspectionQueries(shown.log()));
        add(beans, RectificationQueries.class, shown -> new RectificationQueries(shown.lists()));
        add(beans, RespondentQueries.class, shown -> new RespondentQueries(shown.lists(), shown.log()));
        add(beans, ReportQueries.class, shown -> new ReportQueries(shown.log()));
        add(beans, AccountabilityQueries.class, shown -> new AccountabilityQueries(shown.lists(), shown.log()));
        add(beans, PastQueries.class, shown -> new PastQueries(shown.rows()));
        add(beans, FigureQueries.class, shown -> new FigureQueries(shown.lists()));
        add(
                beans,
                StatisticsQueries.class,
                shown -> new StatisticsQueries(shown.lists(), () -> CategoryBook.of(shown.log())));
        add(beans, ReturnQueries.class, shown -> new ReturnQueries(shown.lists()));
        add(beans, ProcessQueries.class, shown -> new ProcessQueries(shown.lists()));
        add(beans, FindingQueries.class, shown -> new FindingQueries(shown.lists()));
        add(beans, Samples.class, shown -> new Samples(shown.rows(), shown.log()));
        add(beans, Omissions.class, shown -> new Omissions(shown.rows()));
        add(beans, SignQueries.class, shown -> new SignQueries(shown.lists()));
        add(beans, DutyQueries.class, shown -> new DutyQueries(shown.rows()));
        add(beans, UnlinkedRepeats.class, shown -> new UnlinkedRepeats(shown.rows()));
        add(beans, Lists.class, shown -> new Lists(shown.lists()));
        add(beans, CaseFiles.class, shown -> new CaseFiles(shown.log()));
        add(beans, BoardQueries.class, shown -> new BoardQueries(shown.lists(), () -> CategoryBook.of(shown.log())));
        add(beans, WorkQueries.class, shown -> new WorkQueries(shown.lists()));
        add(beans, LoadQueries.class, shown -> new LoadQueries(shown.lists()));
        add(beans, DeadlineQueries.class, shown -> new DeadlineQueries(shown.lists()));
        add(beans, ApprovalQueries.class, shown -> new ApprovalQueries(shown.lists()));
        List.of(
                        ReplayQueries.class,
                        RepeatQueries.class,
                        Readings.class,
                        HistoryQueries.class,
                        InspectionFigures.class,
                        Scores.class,
                        IncidentReports.class,
                        CaseFindings.class,
                        WhatIfs.class)
                .forEach(type -> add(beans, ShownTexts::rows, type));
        List.of(HoldingQueries.class, InactiveQueries.class, Traces.class, CheckUpQueries.class, SearchQueries.class)
                .forEach(type -> add(beans, ShownTexts::lists, type));
    }

    /** By their widest constructor: what it asks for besides rows and events are beans. */
    private static <T> void add(BeanRegistry beans, Function<ShownTexts, DataSource> rows, Class<T> type) {
        var widest = Arrays.stream(type.getConstructors())
                .max(Comparator.comparing(Constructor::getParameterCount))
                .orElseThrow();
        beans.registerBean(
                type,
                bean -> bean.supplier(context -> {
                    var shown = context.bean(ShownTexts.class);
                    var parts = Arrays.stream(widest.getGenericParameterTypes())
                            .map(part -> part == DataSource.class
                                    ? rows.apply(shown)
                                    : part == EventLog.class
                                            ? shown.log()
                                            : context.beanProvider(ParameterizedTypeReference.forType(part))
                                                    .getObject());
                    return type.cast(BeanUtils.instantiateClass(widest, parts.toArray()));
                }));
    }

    private static <T> void add(BeanRegistry beans, Class<T> type, Function<ShownTexts, T> made) {
        beans.registerBean(type, bean -> bean.supplier(context -> made.apply(context.bean(ShownTexts.class))));
    }
}
