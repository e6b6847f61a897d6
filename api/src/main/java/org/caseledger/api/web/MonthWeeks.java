package org.caseledger.api.web;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The weeks of a month from Monday to Sunday, as a calendar shows them. */
public final class MonthWeeks {
    private MonthWeeks() {}

    /** What a calendar shows of each day; null for a day of another month. */
    public static <T> List<List<@Nullable T>> of(YearMonth month, Function<LocalDate, T> cell) {
        var weeks = new ArrayList<List<@Nullable T>>();
        var monday = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        for (var week = monday; !week.isAfter(month.atEndOfMonth()); week = week.plusWeeks(1)) {
            var cells = new ArrayList<@Nullable T>();
            for (var day = week; day.isBefore(week.plusWeeks(1)); day = day.plusDays(1)) {
                cells.add(YearMonth.from(day).equals(month) ? cell.apply(day) : null);
            }
            weeks.add(cells);
        }
        return weeks;
    }
}
