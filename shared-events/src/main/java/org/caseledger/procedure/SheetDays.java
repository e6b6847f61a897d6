package org.caseledger.procedure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The days from a start to a due time, and whether each counts; without a limit, none does. */
final class SheetDays {
    private final LocalDate first;
    private final @Nullable Limit limit;
    private final RunningTime running;
    private final WorkCalendar calendar;

    SheetDays(Instant startsAt, @Nullable Limit limit, List<Suspension> pauses, WorkCalendar calendar) {
        this.first = day(startsAt);
        this.limit = limit;
        this.running = new RunningTime(pauses);
        this.calendar = calendar;
    }

    List<SheetDay> until(Instant due) {
        var days = new ArrayList<SheetDay>();
        int counted = 0;
        for (var date = first; !date.isAfter(day(due.minusNanos(1))); date = date.plusDays(1)) {
            var kind = calendar.kindOf(date);
            var counting = counting(date, kind, first, limit, running, counted);
            counted += counting == Counting.COUNTED ? 1 : 0;
            days.add(new SheetDay(
                    date,
                    kind,
                    calendar.nameOf(date),
                    calendar.isProvisional(date),
                    counting,
                    counting == Counting.COUNTED ? counted : null));
        }
        return List.copyOf(days);
    }

    private static Counting counting(
            LocalDate date,
            DayKind kind,
            LocalDate first,
            @Nullable Limit limit,
            RunningTime running,
            int countedBefore) {
        if (limit == null) {
            return Counting.BEFORE_PROMISE;
        } else if (date.equals(first) && limit.amount() > 0) {
            return Counting.START;
        } else if (limit.unit() == LimitUnit.WORKING_DAYS && !kind.isWorked()) {
            return Counting.NOT_WORKED;
        }
        if (!running.at(DeadlineCalculation.endOf(date))) {
            return Counting.PAUSED;
        }
        return limit.endsAfterHoliday() && countedBefore >= Math.max(limit.amount(), 1)
                ? Counting.AFTER_HOLIDAY
                : Counting.COUNTED;
    }

    /** Whether the days of a calculation are complete and in order, and each counts as it should. */
    static boolean areThose(DeadlineCalculation reckoning, Instant due) {
        var first = day(reckoning.startsAt());
        var running = new RunningTime(reckoning.pauses());
        int counted = 0;
        var date = first;
        for (var day : reckoning.days()) {
            var counting = counting(date, day.kind(), first, reckoning.limit(), running, counted);
            counted += counting == Counting.COUNTED ? 1 : 0;
            Integer nth = counting == Counting.COUNTED ? Integer.valueOf(counted) : null;
            if (!day.date().equals(date)
                    || day.counting() != counting
                    || !Objects.equals(day.nth(), nth)
                    || !fits(day)) {
                return false;
            }
            date = date.plusDays(1);
        }
        return date.equals(day(due.minusNanos(1)).plusDays(1));
    }

    /** Only Monday to Friday can be an ordinary working day, only Saturday and Sunday a weekend. */
    private static boolean fits(SheetDay day) {
        return switch (day.kind()) {
            case WORKING_DAY -> !WorkCalendar.isWeekend(day.date());
            case WEEKEND -> WorkCalendar.isWeekend(day.date());
            case HOLIDAY, MAKE_UP_DAY -> day.name() != null;
        };
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(WorkCalendar.ZONE).toLocalDate();
    }
}
