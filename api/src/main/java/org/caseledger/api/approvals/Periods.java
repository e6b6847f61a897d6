package org.caseledger.api.approvals;

import java.time.Instant;
import java.time.LocalTime;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.checkup.Period;
import org.caseledger.query.history.Times;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;

/** The period of a sample in words: a quarter, whole days, or times. */
final class Periods {
    private Periods() {}

    static Text text(@Nullable Instant from, @Nullable Instant until) {
        if (from == null && until == null) {
            return new Text("历来", "at any time");
        }
        return Quarter.of(new Period(from, until))
                .map(Quarter::text)
                .orElseGet(() -> Text.format(
                        "%s至%s",
                        "from %s until %s", from == null ? "—" : begin(from), until == null ? "—" : end(until)));
    }

    private static String begin(Instant from) {
        return isMidnight(from) ? day(from) : Times.at(from);
    }

    /** A period that ends with a day has all of it. */
    private static String end(Instant until) {
        return isMidnight(until) ? day(until.minusSeconds(1)) : Times.at(until);
    }

    private static String day(Instant instant) {
        return instant.atZone(WorkCalendar.ZONE).toLocalDate().toString();
    }

    private static boolean isMidnight(Instant instant) {
        return instant.atZone(WorkCalendar.ZONE).toLocalTime().equals(LocalTime.MIDNIGHT);
    }
}
