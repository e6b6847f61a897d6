package org.caseledger.api.web.requests;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.caseledger.text.Text;

/** The years that a time or a day may be in: no case is older, and beyond them neither database nor calendar goes. */
final class PossibleYears {
    static final Text SAYS = new Text("应在1900年至2199年之间", "must be from the year 1900 to 2199");

    private static final int FIRST = 1900;
    private static final int LAST = 2199;
    private static final Instant BEGIN = Instant.parse("1900-01-02T00:00:00Z");
    private static final Instant END = Instant.parse("2199-12-31T00:00:00Z");

    private PossibleYears() {}

    /** Whether an instant, or what has a year, is in them. */
    static boolean hold(TemporalAccessor time) {
        if (time instanceof Instant instant) {
            return !instant.isBefore(BEGIN) && instant.isBefore(END);
        }
        if (!time.isSupported(ChronoField.YEAR)) {
            return true;
        }
        int year = time.get(ChronoField.YEAR);
        return year >= FIRST && year <= LAST;
    }
}
