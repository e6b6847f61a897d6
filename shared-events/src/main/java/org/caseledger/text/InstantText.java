package org.caseledger.text;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Instants as text, digit by digit: the library's formatter takes several times as long, and every event has some.
 * Years that are not written with four digits are left to it.
 */
public final class InstantText {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx").withZone(ZoneId.of("Asia/Shanghai"));
    private static final long YEAR_1000 = secondsUntil(1_000);
    private static final long YEAR_10000 = secondsUntil(10_000);
    private static final int NANOS_A_MICRO = 1_000;
    private static final int NANOS_A_MILLI = 1_000_000;
    private static final int LONGEST = "2026-03-02T01:00:00.000000000Z".length();

    private InstantText() {}

    /** As {@link Instant#toString}: a fraction of 3, 6 or 9 digits, or none. */
    public static String of(Instant instant) {
        if (!hasFourDigits(instant)) {
            return instant.toString();
        }
        var text = new Digits();
        text.untilSeconds(instant);
        int nanos = instant.getNano();
        if (nanos % NANOS_A_MICRO != 0) {
            text.put('.', nanos, 100_000_000);
        } else if (nanos % NANOS_A_MILLI != 0) {
            text.put('.', nanos / NANOS_A_MICRO, 100_000);
        } else if (nanos != 0) {
            text.put('.', nanos / NANOS_A_MILLI, 100);
        }
        return text.end();
    }

    /** Always with the six digits of microseconds; what is finer is cut off. */
    public static String micros(Instant instant) {
        if (!hasFourDigits(instant)) {
            return MICROS.format(instant);
        }
        var text = new Digits();
        text.untilSeconds(instant);
        text.put('.', instant.getNano() / NANOS_A_MICRO, 100_000);
        return text.end();
    }

    /** Local time with its zone, to the second, such as 2026-03-02 09:30:00 +08:00. */
    public static String local(Instant instant) {
        return LOCAL.format(instant);
    }

    private static long secondsUntil(int year) {
        return LocalDateTime.of(year, 1, 1, 0, 0).toEpochSecond(ZoneOffset.UTC);
    }

    private static boolean hasFourDigits(Instant instant) {
        long seconds = instant.getEpochSecond();
        return seconds >= YEAR_1000 && seconds < YEAR_10000;
    }

    /** A text that is put together in one array, which takes a third of a {@link StringBuilder}. */
    private static final class Digits {
        private final byte[] text = new byte[LONGEST];
        private int length;

        void untilSeconds(Instant instant) {
            var time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), 0, ZoneOffset.UTC);
            put(time.getYear(), 1_000);
            put('-', time.getMonthValue(), 10);
            put('-', time.getDayOfMonth(), 10);
            put('T', time.getHour(), 10);
            put(':', time.getMinute(), 10);
            put(':', time.getSecond(), 10);
        }

        void put(char mark, int number, int first) {
            text[length++] = (byte) mark;
            put(number, first);
        }

        private void put(int number, int first) {
            for (int place = first; place > 0; place /= 10) {
                text[length++] = (byte) ('0' + number / place % 10);
            }
        }

        String end() {
            text[length++] = 'Z';
            return new String(text, 0, length, ISO_8859_1);
        }
    }
}
