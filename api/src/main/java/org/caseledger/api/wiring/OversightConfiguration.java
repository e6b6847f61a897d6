package org.caseledger.api.wiring;

import org.caseledger.command.gate.Office;
import org.caseledger.procedure.OfficeHours;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.DutyGaps;
import org.caseledger.query.urging.Proposals;
import org.caseledger.query.urging.Proposals.UrgingRules;
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
    Proposals proposals(
            ShownTexts shown,
            WorkCalendar calendar,
            @Value("${caseledger.urging.criticism-after}") int criticismAfter) {
        return new Proposals(shown.rows(), new UrgingRules(calendar, criticismAfter));
    }

    @Bean
    DutyGaps dutyGaps(WorkCalendar calendar, Office office, @Value("${caseledger.duty.warn-days}") int warnDays) {
        return new DutyGaps(calendar, warnDays, office.procedure().duty());
    }
}
