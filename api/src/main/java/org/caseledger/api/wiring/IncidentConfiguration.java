package org.caseledger.api.wiring;

import java.time.Duration;
import org.caseledger.command.gate.Office;
import org.caseledger.procedure.Procedures;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.incidents.IncidentProposals;
import org.caseledger.query.incidents.SurgeRule;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Incidents and exercises: the way in for what is done in them, and what is asked of them. */
@Configuration
class IncidentConfiguration {
    @Bean
    SurgeRule surgeRule(
            @Value("${caseledger.surge.weeks}") int weeks,
            @Value("${caseledger.surge.least-weeks}") int leastWeeks,
            @Value("${caseledger.surge.floor}") int floor,
            @Value("${caseledger.surge.factor}") double factor,
            @Value("${caseledger.surge.deviations}") double deviations,
            @Value("${caseledger.surge.look-back}") Duration lookBack) {
        return new SurgeRule(weeks, leastWeeks, floor, factor, deviations, lookBack);
    }

    @Bean
    IncidentProposals incidentProposals(
            ShownTexts shown, Procedures procedures, Office office, WorkCalendar calendar, SurgeRule rule) {
        return new IncidentProposals(
                shown.rows(), procedures, office.procedure().id(), calendar, rule);
    }
}
