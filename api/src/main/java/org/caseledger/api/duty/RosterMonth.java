package org.caseledger.api.duty;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.caseledger.api.web.MonthWeeks;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Duty;
import org.caseledger.query.duty.DutyGap;
import org.jspecify.annotations.Nullable;

/** The roster of a month as a calendar: its weeks from Monday to Sunday, a day of another is null. */
public record RosterMonth(YearMonth month, List<List<@Nullable Cell>> weeks) {
    /** A day of the month: its turns and its gaps; {@code nobody} is a day off without any turn. */
    public record Cell(
            LocalDate day,
            DayKind kind,
            @Nullable String holiday,
            boolean today,
            boolean past,
            List<Duty> turns,
            List<DutyGap> gaps) {
        /** Whether it is a day off without any turn. */
        public boolean nobody() {
            return !kind.isWorked() && turns.isEmpty();
        }
    }

    static RosterMonth of(DutyCalendar.Month shown, Collection<DutyGap> gaps, WorkCalendar calendar, LocalDate today) {
        var month = YearMonth.parse(shown.month());
        Map<LocalDate, DutyCalendar.Day> days =
                shown.days().stream().collect(Collectors.toMap(DutyCalendar.Day::day, Function.identity()));
        return new RosterMonth(month, MonthWeeks.of(month, day -> cell(day, days.get(day), gaps, calendar, today)));
    }

    private static Cell cell(
            LocalDate day,
            DutyCalendar.@Nullable Day shown,
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
