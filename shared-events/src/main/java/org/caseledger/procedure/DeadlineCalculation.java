package org.caseledger.procedure;

import static org.caseledger.procedure.WorkCalendar.ZONE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The calculation of a due time, with everything on which it depends: a limit that is counted day by day (or in hours,
 * without days), or a promised time. {@code promisedAt} is given for a promise, which moves by the suspension
 * {@code stood} if that began before it.
 */
public record DeadlineCalculation(
        Instant startsAt,
        @Nullable Limit limit,
        @Nullable Instant promisedAt,
        @Nullable Suspension stood,
        List<Suspension> pauses,
        List<SheetDay> days) {
    /** A limit counted from its start. */
    public static DeadlineCalculation counted(
            Instant startsAt, Limit limit, List<Suspension> pauses, WorkCalendar calendar) {
        var due = new DeadlineCalculator(calendar).due(startsAt, limit, pauses).dueAt();
        var days = limit.unit() == LimitUnit.CLOCK_HOURS
                ? List.<SheetDay>of()
                : new SheetDays(startsAt, limit, pauses, calendar).until(due);
        return new DeadlineCalculation(startsAt, limit, null, null, pauses, days);
    }

    /** A promised time; {@code stood} is the suspension since then, if any. */
    public static DeadlineCalculation promised(
            Instant startsAt, Instant promisedAt, @Nullable Suspension stood, WorkCalendar calendar) {
        var due = moved(promisedAt, stood);
        var days = new SheetDays(startsAt, null, List.of(), calendar).until(due);
        return new DeadlineCalculation(startsAt, null, promisedAt, stood, List.of(), days);
    }

    /**
     * The due and amber times, from the data here alone; empty if the days are not those from start to end, each
     * counted correctly.
     */
    public Optional<Due> recompute() {
        if (limit != null && limit.unit() == LimitUnit.CLOCK_HOURS) {
            return days.isEmpty() ? Optional.of(inHours()) : Optional.empty();
        }
        var due = promisedAt == null ? lastCounted() : moved(promisedAt, stood);
        if (due == null || !SheetDays.areThose(this, due)) {
            return Optional.empty();
        }
        return Optional.of(new Due(due, amber(due), isProvisional()));
    }

    private boolean isProvisional() {
        if (limit == null) {
            return false;
        }
        return limit.endsAfterHoliday() && days.get(days.size() - 1).provisional()
                || limit.unit() == LimitUnit.WORKING_DAYS
                        && days.stream().skip(1).anyMatch(SheetDay::provisional);
    }

    private Due inHours() {
        var running = new RunningTime(pauses);
        var length = Duration.ofHours(limit.amount());
        var amber = running.after(startsAt, length.multipliedBy(4).dividedBy(5));
        return new Due(running.after(startsAt, length), amber, false);
    }

    private @Nullable Instant lastCounted() {
        if (limit == null) {
            return null;
        }
        var running = new RunningTime(pauses);
        int left = Math.max(limit.amount(), 1);
        boolean onHoliday = false;
        for (var day : days) {
            if (day.counting() == Counting.COUNTED && --left == 0) {
                onHoliday = limit.endsAfterHoliday() && day.kind() == DayKind.HOLIDAY;
            }
            boolean isLast = !onHoliday || day.kind() != DayKind.HOLIDAY && running.at(endOf(day.date()));
            if (left <= 0 && isLast) {
                return endOf(day.date());
            }
        }
        return null;
    }

    private Instant amber(Instant due) {
        var running = new RunningTime(pauses);
        var length = running.between(startsAt, due);
        var amber = running.after(startsAt, length.multipliedBy(4).dividedBy(5));
        for (int i = days.size() - 1; i >= 0; i--) {
            var day = days.get(i);
            if (day.kind().isWorked() && running.at(endOf(day.date()))) {
                var morning = endOf(day.date().minusDays(1));
                amber = morning.isBefore(amber) ? morning : amber;
                break;
            }
        }
        amber = amber.truncatedTo(ChronoUnit.SECONDS);
        return amber.isBefore(startsAt) ? startsAt : amber;
    }

    private static Instant moved(Instant promisedAt, @Nullable Suspension stood) {
        return stood != null && stood.from().isBefore(promisedAt)
                ? promisedAt.plus(Duration.between(stood.from(), stood.to()))
                : promisedAt;
    }

    static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }
}
