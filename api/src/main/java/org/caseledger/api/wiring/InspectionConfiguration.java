package org.caseledger.api.wiring;

import java.time.Clock;
import javax.sql.DataSource;
import org.caseledger.command.AggregateGate;
import org.caseledger.command.Office;
import org.caseledger.command.accountability.Accountability;
import org.caseledger.command.inspections.Inspection;
import org.caseledger.eventlog.EventLog;
import org.caseledger.events.accountability.AccountabilityEvent;
import org.caseledger.events.inspection.InspectionEvent;
import org.caseledger.inspection.InspectionSheet;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.inspections.InspectionQueries;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.views.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rectifications, what is said of units and people, and inspection sheets (P1.16, P1.17, P3.13).
 */
@Configuration
class InspectionConfiguration {

    @Bean
    AggregateGate<InspectionSheet, InspectionEvent> inspectionGate(EventLog log, Office office) {
        return new AggregateGate<>(new Inspection(), log, office);
    }

    @Bean
    AggregateGate<Accountability.Standing, AccountabilityEvent> accountabilityGate(
            EventLog log, Office office) {
        return new AggregateGate<>(new Accountability(), log, office);
    }

    @Bean
    InspectionFigures inspectionFigures(
            DataSource dataSource, Views views, WorkCalendar calendar, Clock clock) {
        return new InspectionFigures(dataSource, views, calendar, clock);
    }

    @Bean
    InspectionQueries inspectionQueries(DataSource dataSource, EventLog log) {
        return new InspectionQueries(dataSource, log);
    }

    @Bean
    RectificationQueries rectificationQueries(DataSource dataSource) {
        return new RectificationQueries(dataSource);
    }

    @Bean
    AccountabilityQueries accountabilityQueries(DataSource dataSource, EventLog log) {
        return new AccountabilityQueries(dataSource, log);
    }
}
