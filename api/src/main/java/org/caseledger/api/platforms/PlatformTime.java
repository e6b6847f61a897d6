package org.caseledger.api.platforms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.procedure.WorkCalendar;

/** Times as platforms write them: with an offset, or else those of the office. */
final class PlatformTime {
    private static final Instant EARLIEST = Instant.EPOCH;

    /** A platform without a deadline may send the last day that there is. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private PlatformTime() {}

    /** Reads {@code 2026-03-09T17:00:00+08:00} and {@code 2026-03-09 17:00:00}. */
    static Instant read(String field, String text) {
        var iso = text.replace(' ', 'T');
        try {
            var time = DateTimeFormatter.ISO_DATE_TIME.parseBest(iso, OffsetDateTime::from, LocalDateTime::from);
            var instant = time instanceof OffsetDateTime offset
                    ? offset.toInstant()
                    : ((LocalDateTime) time).atZone(WorkCalendar.ZONE).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw none(field);
            }
            return instant;
        } catch (DateTimeException e) {
            throw none(field);
        }
    }

    private static InvalidInputException none(String field) {
        return new InvalidInputException(
                field, "应为时间，如 2026-03-09 17:00:00", "must be a time like 2026-03-09 17:00:00");
    }
}
