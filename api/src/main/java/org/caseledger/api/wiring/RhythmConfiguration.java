package org.caseledger.api.wiring;

import org.caseledger.api.office.Obstacle;
import org.caseledger.procedure.Rhythm;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How often this office does what the clauses ask for 定期. */
@Configuration
class RhythmConfiguration {

    private static final String INSPECTIONS = "caseledger.inspection.every";
    private static final String EXERCISES = "caseledger.exercise.every";

    @Bean
    Rhythm inspectionRhythm(@Value("${" + INSPECTIONS + "}") String every) {
        return rhythm(INSPECTIONS, every);
    }

    @Bean
    Rhythm exerciseRhythm(@Value("${" + EXERCISES + "}") String every) {
        return rhythm(EXERCISES, every);
    }

    private static Rhythm rhythm(String setting, String every) {
        try {
            return Rhythm.of(setting, every);
        } catch (IllegalArgumentException e) {
            throw Obstacle.of(e);
        }
    }
}
