package org.caseledger.query.history;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as the office writes them: Asia/Shanghai, to the minute. */
public final class Times {
    private static final ZoneId OFFICE = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

    private Times() {}

    /** The time of day. */
    public static String at(Instant instant) {
        return MINUTE.format(instant.atZone(OFFICE));
    }

    /** The end of a day is 24:00 of that day, not 00:00 of the next. */
    public static String until(Instant instant) {
        var time = instant.atZone(OFFICE);
        return time.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? time.toLocalDate().minusDays(1) + " 24:00"
                : MINUTE.format(time);
    }

    /** The same with its zone, for people elsewhere. */
    public static String zoned(Instant instant) {
        return at(instant) + zone(instant);
    }

    /** The end of a day with its zone. */
    public static String zonedUntil(Instant instant) {
        return until(instant) + zone(instant);
    }

    private static String zone(Instant instant) {
        return " " + OFFICE.getRules().getOffset(instant);
    }
}
