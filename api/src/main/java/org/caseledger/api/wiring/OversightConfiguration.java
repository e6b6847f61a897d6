package org.caseledger.api.wiring;

import java.time.Clock;
import java.util.function.Supplier;
import org.caseledger.command.gate.Office;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseFiles;
import org.caseledger.query.checkup.CheckUpQueries;
import org.caseledger.query.duty.DutyGaps;
import org.caseledger.query.duty.WhoAnswers;
import org.caseledger.query.findings.CaseFindings;
import org.caseledger.query.moments.CaseMoments;
import org.caseledger.query.process.Traces;
import org.caseledger.query.reading.Readings;
import org.caseledger.query.repeats.RepeatKeyFactory;
import org.caseledger.query.repeats.RepeatQueries;
import org.caseledger.query.responsibility.HoldingQueries;
import org.caseledger.query.responsibility.InactiveQueries;
import org.caseledger.query.search.SearchIndex;
import org.caseledger.query.sheets.DeadlineSheets;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.Proposals.UrgingRules;
import org.caseledger.query.whatif.WhatIfs;
import org.caseledger.vault.Vault;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What those who oversee ask, of the same views and the log. */
@Configuration
class OversightConfiguration {
    @Bean
    OfficeHours officeHours(@Value("${caseledger.office-hours}") String hours, WorkCalendar calendar) {
        return OfficeHours.of(hours, calendar);
    }

    @Bean
    CaseMoments caseMoments(CaseFiles files, Procedures procedures, Supplier<DisplayNames> names) {
        return new CaseMoments(files, procedures, names);
    }

    @Bean
    DeadlineSheets deadlineSheets(Procedures procedures, WorkCalendar calendar, Supplier<DisplayNames> names) {
        return new DeadlineSheets(procedures, calendar, names);
    }

    @Bean
    WhatIfs whatIfs(ShownTexts shown, Clock clock) {
        return new WhatIfs(shown.log(), clock);
    }

    @Bean
    HoldingQueries heldQueries(ShownTexts shown, OfficeHours hours) {
        return new HoldingQueries(shown.lists(), hours);
    }

    @Bean
    InactiveQueries silentQueries(ShownTexts shown, WorkCalendar calendar) {
        return new InactiveQueries(shown.lists(), calendar);
    }

    @Bean
    Traces traces(ShownTexts shown, Procedures procedures) {
        return new Traces(shown.lists(), shown.log(), procedures);
    }

    @Bean
    CaseFindings caseFindings(ShownTexts shown, Procedures procedures, WorkCalendar calendar) {
        return new CaseFindings(shown.log(), procedures, calendar);
    }

    @Bean
    Proposals proposals(
            ShownTexts shown,
            WorkCalendar calendar,
            @Value("${caseledger.urging.criticism-after}") int criticismAfter) {
        return new Proposals(shown.rows(), new UrgingRules(calendar, criticismAfter));
    }

    @Bean
    CheckUpQueries checkUpQueries(ShownTexts shown, WorkCalendar calendar, OfficeHours hours) {
        return new CheckUpQueries(shown.lists(), calendar, hours);
    }

    @Bean
    RepeatKeyFactory repeatKeys(Vault vault, SearchIndex index) {
        return new RepeatKeyFactory(vault, index);
    }

    @Bean
    RepeatQueries repeatQueries(ShownTexts shown, RepeatKeyFactory keys) {
        return new RepeatQueries(shown.rows(), keys);
    }

    @Bean
    DutyGaps dutyGaps(WorkCalendar calendar, Office office, @Value("${caseledger.duty.warn-days}") int warnDays) {
        return new DutyGaps(calendar, warnDays, office.procedure().duty());
    }

    @Bean
    WhoAnswers whoAnswers(WorkCalendar calendar, OfficeHours hours) {
        return new WhoAnswers(calendar, hours);
    }

    @Bean
    Readings readings(ShownTexts shown, RepeatKeyFactory keys) {
        return new Readings(shown.rows(), keys);
    }
}
