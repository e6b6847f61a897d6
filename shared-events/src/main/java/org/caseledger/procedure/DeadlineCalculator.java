package org.caseledger.procedure;

import static org.caseledger.procedure.WorkCalendar.ZONE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.jspecify.annotations.Nullable;

/**
 * Calculates due times. Days: the day of the start is not counted, and the limit is due at 24:00 of the last counted
 * day in Shanghai; a day counts if the deadline is running at its 24:00 (and, for working days, if it is one). Calendar
 * days that {@linkplain Limit#endsAfterHoliday() do not end on a statutory holiday} end on the first day after it on
 * which the deadline is running. Hours: every hour counts, day and night, while the deadline is running.
 *
 * <p>Amber begins at 80 % of the running time; for days, at 00:00 of the last working day if that is earlier, but never
 * before the start.
 */
@RequiredArgsConstructor
public final class DeadlineCalculator {
    private final WorkCalendar calendar;

    /** The due time of a limit that starts then, without the suspended time. */
    public Due due(Instant startsAt, Limit limit, List<Suspension> pauses) {
        RunningTime running = new RunningTime(pauses);
        if (limit.unit() == LimitUnit.CLOCK_HOURS) {
            Duration length = Duration.ofHours(limit.amount());
            Instant amberAt = running.after(startsAt, length.multipliedBy(4).dividedBy(5));
            return new Due(running.after(startsAt, length), amberAt, false);
        }
        boolean workingDays = limit.unit() == LimitUnit.WORKING_DAYS;
        LocalDate first = day(startsAt);
        LocalDate last = lastCountedDay(first, limit.amount(), workingDays, running);
        if (limit.endsAfterHoliday() && isHoliday(last)) {
            last = firstDayAfterHoliday(last, running);
        }
        boolean provisional = workingDays && computedFromWeekends(first.plusDays(1), last)
                || limit.endsAfterHoliday() && calendar.isProvisional(last);
        return new Due(endOf(last), amberAt(startsAt, endOf(last), running), provisional);
    }

    /** The latest time that an extension by a limit may promise, counted from a due time. */
    public Instant extended(Instant due, Limit by) {
        // due at 24:00 of a day: counting days begins on that day, not on the next
        var from = by.unit() == LimitUnit.CLOCK_HOURS ? due : due.minusNanos(1);
        return due(from, by, List.of()).dueAt();
    }

    /**
     * An extended limit: due at the promised time; throws {@link IllegalArgumentException} if that is not after the
     * start.
     */
    public Due promised(Instant startsAt, Instant promisedDueAt) {
        if (!promisedDueAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("promised for " + promisedDueAt + ", not after the start " + startsAt);
        }
        RunningTime running = new RunningTime(List.of());
        return new Due(promisedDueAt, amberAt(startsAt, promisedDueAt, running), false);
    }

    private LocalDate lastCountedDay(LocalDate start, int amount, boolean workingDays, RunningTime running) {
        int toCount = Math.max(amount, 1);
        LocalDate day = amount == 0 ? start : start.plusDays(1);
        while (true) {
            if ((!workingDays || calendar.isWorkingDay(day)) && runsAtEndOf(day, running)) {
                toCount--;
            }
            if (toCount == 0) {
                return day;
            }
            day = day.plusDays(1);
        }
    }

    private LocalDate firstDayAfterHoliday(LocalDate holiday, RunningTime running) {
        LocalDate day = holiday;
        while (isHoliday(day) || !runsAtEndOf(day, running)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private boolean isHoliday(LocalDate day) {
        return calendar.kindOf(day) == DayKind.HOLIDAY;
    }

    private Instant amberAt(Instant startsAt, Instant dueAt, RunningTime running) {
        Duration length = running.between(startsAt, dueAt);
        Instant amberAt = running.after(startsAt, length.multipliedBy(4).dividedBy(5));
        LocalDate lastWorkingDay = lastWorkingDay(startsAt, dueAt, running);
        if (lastWorkingDay != null && startOf(lastWorkingDay).isBefore(amberAt)) {
            amberAt = startOf(lastWorkingDay);
        }
        // whole seconds: a database stores no nanoseconds, and the light must not depend on them
        amberAt = amberAt.truncatedTo(ChronoUnit.SECONDS);
        return amberAt.isBefore(startsAt) ? startsAt : amberAt;
    }

    private @Nullable LocalDate lastWorkingDay(Instant startsAt, Instant dueAt, RunningTime running) {
        LocalDate first = day(startsAt);
        for (LocalDate day = day(dueAt.minusNanos(1)); !day.isBefore(first); day = day.minusDays(1)) {
            if (calendar.isWorkingDay(day) && runsAtEndOf(day, running)) {
                return day;
            }
        }
        return null;
    }

    private boolean computedFromWeekends(LocalDate first, LocalDate last) {
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!calendar.holds(year)) {
                return true;
            }
        }
        return false;
    }

    /** Most deadlines are never suspended, and finding the end of a day takes longer than counting it. */
    private static boolean runsAtEndOf(LocalDate day, RunningTime running) {
        return running.isUnbroken() || running.at(endOf(day));
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(ZONE).toLocalDate();
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        return startOf(day.plusDays(1));
    }
}
