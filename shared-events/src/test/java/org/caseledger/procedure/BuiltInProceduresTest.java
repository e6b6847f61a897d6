package org.caseledger.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuiltInProceduresTest {

    @Test
    void bothLoad() {
        assertThat(Procedures.builtIn().all())
                .extracting(Procedure::id)
                .containsExactly("P2", "P9");
    }

    @Test
    void calendarLoads() {
        assertThat(WorkCalendar.builtIn().holds(2026)).isTrue();
    }
}
