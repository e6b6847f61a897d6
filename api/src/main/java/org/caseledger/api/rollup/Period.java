package org.caseledger.api.rollup;

import java.time.Instant;
import java.time.LocalDate;
import org.caseledger.procedure.WorkCalendar;

/** Days of receipt by the time of the office, both counted in. */
public record Period(LocalDate first, LocalDate last) {
    /** The month before that day's. */
    static Period monthBefore(LocalDate day) {
        var month = day.withDayOfMonth(1);
        return new Period(month.minusMonths(1), month.minusDays(1));
    }

    Instant begin() {
        return midnight(first);
    }

    Instant end() {
        return midnight(last.plusDays(1));
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(WorkCalendar.ZONE).toInstant();
    }
}
