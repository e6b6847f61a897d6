package org.caseledger.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** Shanghai days and times, as a person writes them. */
final class Days {
    static final DeadlineCalculator CALCULATOR = new DeadlineCalculator(WorkCalendar.builtIn());

    private Days() {}

    static Instant at(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(WorkCalendar.ZONE).toInstant();
    }

    static Instant endOf(String day) {
        return LocalDate.parse(day).plusDays(1).atStartOfDay(WorkCalendar.ZONE).toInstant();
    }

    static Limit workingDays(int amount) {
        return new Limit(amount, LimitUnit.WORKING_DAYS);
    }

    static Limit calendarDays(int amount) {
        return new Limit(amount, LimitUnit.CALENDAR_DAYS);
    }

    static Limit hours(int amount) {
        return new Limit(amount, LimitUnit.CLOCK_HOURS);
    }

    static Suspension pause(String from, String to) {
        return new Suspension(at(from), at(to));
    }

    static Due due(String start, Limit limit, Suspension... pauses) {
        return CALCULATOR.due(at(start), limit, List.of(pauses));
    }
}
