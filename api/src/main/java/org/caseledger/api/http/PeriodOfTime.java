package org.caseledger.api.http;

import java.time.Instant;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;

/** The time between two instants that an address gives: usually the last twelve months. */
final class PeriodOfTime {

    private static final int USUAL_MONTHS = 12;

    private PeriodOfTime() {}

    static Instant from(@Nullable String text, Instant now) {
        return text == null
                ? now.atZone(WorkCalendar.ZONE).minusMonths(USUAL_MONTHS).toInstant()
                : CaseReading.instant("from", text);
    }

    static Instant until(@Nullable String text, Instant now) {
        return text == null ? now : CaseReading.instant("until", text);
    }
}
