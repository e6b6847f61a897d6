package org.caseledger.text;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as text, digit by digit: the library's formatter takes several times as long, and every
 * event has some. Years that are not written with four digits are left to it.
 */
public final class InstantText {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final long YEAR_1000 = secondsUntil(1_000);
    private static final long YEAR_10000 = secondsUntil(10_000);
    private static final int NANOS_A_MICRO = 1_000;
    private static final int NANOS_A_MILLI = 1_000_000;

    private InstantText() {}

    /** As {@link Instant#toString}: a fraction of 3, 6 or 9 digits, or none. */
    public static String of(Instant instant) {
        if (!hasFourDigits(instant)) {
            return instant.toString();
        }
        var text = untilSeconds(instant);
        int nanos = instant.getNano();
        if (nanos % NANOS_A_MILLI != 0 && nanos % NANOS_A_MICRO != 0) {
            digits(text.append('.'), nanos, 100_000_000);
        } else if (nanos % NANOS_A_MILLI != 0) {
            digits(text.append('.'), nanos / NANOS_A_MICRO, 100_000);
        } else if (nanos != 0) {
            digits(text.append('.'), nanos / NANOS_A_MILLI, 100);
        }
        return text.append('Z').toString();
    }

    /** Always with the six digits of microseconds; what is finer is cut off. */
    public static String micros(Instant instant) {
        if (!hasFourDigits(instant)) {
            return MICROS.format(instant);
        }
        var text = untilSeconds(instant);
        digits(text.append('.'), instant.getNano() / NANOS_A_MICRO, 100_000);
        return text.append('Z').toString();
    }

    private static long secondsUntil(int year) {
        return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    }

    private static boolean hasFourDigits(Instant instant) {
        long seconds = instant.getEpochSecond();
        return seconds >= YEAR_1000 && seconds < YEAR_10000;
    }

    private static StringBuilder untilSeconds(Instant instant) {
        var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
        var text = new StringBuilder(30).append(time.getYear());
        digits(text.append('-'), time.getMonthValue(), 10);
        digits(text.append('-'), time.getDayOfMonth(), 10);
        digits(text.append('T'), time.getHour(), 10);
        digits(text.append(':'), time.getMinute(), 10);
        digits(text.append(':'), time.getSecond(), 10);
        return text;
    }

    private static void digits(StringBuilder into, int number, int first) {
        for (int place = first; place > 0; place /= 10) {
            into.append((char) ('0' + number / place % 10));
        }
    }
}
