package org.caseledger.api.wiring;

import org.caseledger.procedure.Recurrence;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often this office does what the clauses ask for 定期. */
@Configuration
class RecurrenceConfiguration {
    private static final String INSPECTIONS = "caseledger.inspection.every";
    private static final String EXERCISES = "caseledger.exercise.every";

    @Bean
    Recurrence inspectionRecurrence(@Value("${" + INSPECTIONS + "}") String every) {
        return recurrence(INSPECTIONS, every);
    }

    @Bean
    Recurrence exerciseRecurrence(@Value("${" + EXERCISES + "}") String every) {
        return recurrence(EXERCISES, every);
    }

    private static Recurrence recurrence(String setting, String every) {
        return Recurrence.of(setting, every);
    }
}
