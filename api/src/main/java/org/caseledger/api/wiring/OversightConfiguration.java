package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.caseledger.command.gate.Office;
import org.caseledger.eventlog.EventLog;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.board.PastQueries;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.checkup.Omissions;
import org.caseledger.query.checkup.Samples;
import org.caseledger.query.deadlines.FigureQueries;
import org.caseledger.query.duty.DutyGaps;
import org.caseledger.query.duty.DutyQueries;
import org.caseledger.query.duty.WhoAnswers;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.findings.FindingQueries;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.process.ProcessQueries;
import org.caseledger.query.process.Traces;
import org.caseledger.query.reading.Readings;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.repeats.SignQueries;
import org.caseledger.query.repeats.UnlinkedRepeats;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.responsibility.ReturnQueries;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.statistics.StatisticsQueries;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.UrgingQueries;
import org.caseledger.query.urging.UrgingRules;
import org.caseledger.query.whatif.WhatIfs;
import org.caseledger.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What those who oversee ask, of the same views and the log. */
@Configuration
class OversightConfiguration {

    @Bean
    OfficeHours officeHours(
            @Value("${caseledger.office-hours}") String hours, WorkCalendar calendar) {
        return OfficeHours.of(hours, calendar);
    }

    @Bean
    CaseMoments caseMoments(CaseFiles files, Procedures procedures, Supplier<DisplayNames> names) {
        return new CaseMoments(files, procedures, names);
    }

    @Bean
    DeadlineSheets deadlineSheets(
            Procedures procedures, WorkCalendar calendar, Supplier<DisplayNames> names) {
        return new DeadlineSheets(procedures, calendar, names);
    }

    @Bean
    WhatIfs whatIfs(EventLog log, Clock clock) {
        return new WhatIfs(log, clock);
    }

    @Bean
    PastQueries pastQueries(DataSource dataSource) {
        return new PastQueries(dataSource);
    }

    @Bean
    FigureQueries figureQueries(DataSource dataSource) {
        return new FigureQueries(dataSource);
    }

    @Bean
    StatisticsQueries statisticsQueries(DataSource dataSource) {
        return new StatisticsQueries(dataSource);
    }

    @Bean
    HoldingQueries heldQueries(DataSource dataSource, OfficeHours hours) {
        return new HoldingQueries(dataSource, hours);
    }

    @Bean
    ReturnQueries returnQueries(DataSource dataSource) {
        return new ReturnQueries(dataSource);
    }

    @Bean
    InactiveQueries silentQueries(DataSource dataSource, WorkCalendar calendar) {
        return new InactiveQueries(dataSource, calendar);
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
    CaseFindings caseFindings(EventLog log, Procedures procedures, WorkCalendar calendar) {
        return new CaseFindings(log, procedures, calendar);
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
        return new Proposals(dataSource, new UrgingRules(calendar, criticismAfter));
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
    Omissions omissions(DataSource dataSource) {
        return new Omissions(dataSource);
    }

    @Bean
    RepeatKeyFactory repeatKeys(Vault vault, SearchIndex index) {
        return new RepeatKeyFactory(vault, index);
    }

    @Bean
    RepeatQueries repeatQueries(DataSource dataSource, RepeatKeyFactory keys) {
        return new RepeatQueries(dataSource, keys);
    }

    @Bean
    SignQueries signQueries(DataSource dataSource) {
        return new SignQueries(dataSource);
    }

    @Bean
    DutyQueries dutyQueries(DataSource dataSource) {
        return new DutyQueries(dataSource);
    }

    @Bean
    DutyGaps dutyGaps(
            WorkCalendar calendar,
            Office office,
            @Value("${caseledger.duty.warn-days}") int warnDays) {
        return new DutyGaps(calendar, warnDays, office.procedure().duty());
    }

    @Bean
    WhoAnswers whoAnswers(WorkCalendar calendar, OfficeHours hours) {
        return new WhoAnswers(calendar, hours);
    }

    @Bean
    Readings readings(DataSource dataSource, RepeatKeyFactory keys) {
        return new Readings(dataSource, keys);
    }

    @Bean
    UnlinkedRepeats unlinkedRepeats(DataSource dataSource) {
        return new UnlinkedRepeats(dataSource);
    }
}
