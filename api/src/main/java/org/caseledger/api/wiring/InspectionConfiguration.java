package org.caseledger.api.wiring;

import java.time.Clock;
import javax.sql.DataSource;
import org.caseledger.eventlog.EventLog;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.accountability.AccountabilityQueries;
import org.caseledger.query.escalations.EscalationQueries;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.inspections.InspectionQueries;
import org.caseledger.query.rectification.RectificationQueries;
import org.caseledger.query.reporting.ReportQueries;
import org.caseledger.query.views.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rectifications, escalations, what is said of units and people, and inspection sheets (P1.12,
 * P1.16, P1.17, P3.13).
 */
@Configuration
class InspectionConfiguration {

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
    EscalationQueries escalationQueries(DataSource dataSource) {
        return new EscalationQueries(dataSource);
    }

    @Bean
    ReportQueries reportQueries(DataSource dataSource, EventLog log) {
        return new ReportQueries(dataSource, log);
    }

    @Bean
    AccountabilityQueries accountabilityQueries(DataSource dataSource, EventLog log) {
        return new AccountabilityQueries(dataSource, log);
    }
}
