package org.caseledger.api.pages.duty;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.http.DutyController;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Duty;
import org.caseledger.query.duty.DutyGap;
import org.jspecify.annotations.Nullable;

/**
 * The roster of a month as a calendar: its weeks from Monday to Sunday, a day of another is null.
 */
public record RosterMonth(YearMonth month, List<List<@Nullable Cell>> weeks) {

    /**
     * A day of the month: its turns, and where nobody is named; {@code nobody} is a day off with no
     * turn at all.
     */
    public record Cell(
            LocalDate day,
            DayKind kind,
            @Nullable String holiday,
            boolean today,
            boolean past,
            List<Duty> turns,
            List<DutyGap> gaps) {

        /** Whether it is a day off on which nobody has a turn. */
        public boolean nobody() {
            return !kind.isWorked() && turns.isEmpty();
        }
    }

    static RosterMonth of(
            DutyController.Month shown,
            Collection<DutyGap> gaps,
            WorkCalendar calendar,
            LocalDate today) {
        var month = YearMonth.parse(shown.month());
        Map<LocalDate, DutyController.Day> days =
                shown.days().stream()
                        .collect(Collectors.toMap(DutyController.Day::day, Function.identity()));
        var weeks = new ArrayList<List<@Nullable Cell>>();
        var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (var week = monday; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1)) {
            var cells = new ArrayList<@Nullable Cell>();
            for (var day = week; day.isBefore(week.plusWeeks(1)); day = day.plusDays(1)) {
                cells.add(
                        YearMonth.from(day).equals(month)
                                ? cell(day, days.get(day), gaps, calendar, today)
                                : null);
            }
            weeks.add(cells);
        }
        return new RosterMonth(month, weeks);
    }

    private static Cell cell(
            LocalDate day,
            DutyController.@Nullable Day shown,
            Collection<DutyGap> gaps,
            WorkCalendar calendar,
            LocalDate today) {
        return new Cell(
                day,
                calendar.kindOf(day),
                calendar.nameOf(day),
                day.equals(today),
                day.isBefore(today),
                shown == null ? List.of() : shown.duties(),
                gaps.stream().filter(gap -> gap.day().equals(day)).toList());
    }
}
