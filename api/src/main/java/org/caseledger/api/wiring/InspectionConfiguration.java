package org.caseledger.api.wiring;

import java.time.Clock;
import org.caseledger.eventlog.EventLog;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.inspections.InspectionFigures;
import org.caseledger.query.reporting.DistrictReportQueries;
import org.caseledger.query.views.Views;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Rectifications, escalations, what is said of units and people, and inspection sheets (P1.12, P1.16, P1.17, P3.13).
 */
@Configuration
class InspectionConfiguration {
    @Bean
    InspectionFigures inspectionFigures(ShownTexts shown, Views views, WorkCalendar calendar, Clock clock) {
        return new InspectionFigures(shown.rows(), views, calendar, clock);
    }

    @Bean
    DistrictReportQueries districtReportQueries(EventLog log) {
        return new DistrictReportQueries(log);
    }
}
