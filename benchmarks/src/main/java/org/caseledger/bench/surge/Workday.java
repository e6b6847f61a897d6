package org.caseledger.bench.surge;

import java.util.Arrays;
import java.util.List;

/** When citizens complain and when an office works, in seconds from midnight. */
final class Workday {
    static final double HOUR = 3_600;
    static final double DAY = 24 * HOUR;

    /** Office hours 09:00–12:00 and 13:00–17:00, the default of {@code caseledger.office-hours}. */
    static final List<Window> SHIFTS = List.of(new Window(9 * HOUR, 12 * HOUR), new Window(13 * HOUR, 17 * HOUR));

    static final double OFFICE_SECONDS =
            SHIFTS.stream().mapToDouble(Window::seconds).sum();

    /** 3,981 events of the hotlines of Pingshan, Shenzhen, 2018, by the hour in which they came. */
    private static final int[] BY_HOUR = {
        73, 16, 8, 7, 5, 4, 48, 111, 318, 332, 418, 264, 252, 124, 206, 298, 295, 331, 202, 145, 142, 127, 159, 96
    };

    private static final double ALL = Arrays.stream(BY_HOUR).sum();

    private Workday() {}

    /** The share of the cases of a day that come in that hour. */
    static double share(int hour) {
        return BY_HOUR[hour] / ALL;
    }

    static Window hour(int day, int hour) {
        double from = day * DAY + hour * HOUR;
        return new Window(from, from + HOUR);
    }

    /** The office hours from the first midnight to a time; every day is a working day. */
    static double officeSecondsUntil(double time) {
        double day = Math.floor(time / DAY);
        double today = time - day * DAY;
        return day * OFFICE_SECONDS
                + SHIFTS.stream()
                        .mapToDouble(s -> Math.max(0, Math.min(today, s.until()) - s.from()))
                        .sum();
    }
}
