package org.caseledger.api.office;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 日历: which days of a year are worked, by which limits are counted. */
@PageController
class CalendarPages {

    private static final int FIRST = 1970;
    private static final int LAST = 2199;
    private static final int MONTHS = 12;

    private final WorkCalendar calendar;
    private final Clock clock;

    CalendarPages(WorkCalendar calendar, Clock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    /** A day of the year, why it is worked or not, and the holiday it belongs to. */
    public record Day(LocalDate date, DayKind kind, @Nullable String name) {}

    /** A month, and how many of its days are worked. */
    public record Month(int number, List<Day> days) {

        /** How many of them are worked. */
        public long worked() {
            return days.stream().filter(day -> day.kind().isWorked()).count();
        }
    }

    @GetMapping("/calendar")
    String year(@RequestParam(required = false) @Nullable Integer year, Model model) {
        int shown = Paging.within("year", year == null ? thisYear() : year, FIRST, LAST);
        model.addAttribute("year", shown);
        model.addAttribute("held", calendar.holds(shown));
        model.addAttribute("version", calendar.version());
        model.addAttribute(
                "months", IntStream.rangeClosed(1, MONTHS).mapToObj(m -> month(shown, m)).toList());
        model.addAttribute(
                "announced",
                days(LocalDate.of(shown, 1, 1), Year.of(shown).length())
                        .filter(
                                day ->
                                        day.kind() == DayKind.HOLIDAY
                                                || day.kind() == DayKind.MAKE_UP_DAY)
                        .toList());
        return "office/calendar";
    }

    private int thisYear() {
        return Year.from(clock.instant().atZone(WorkCalendar.ZONE)).getValue();
    }

    private Month month(int year, int number) {
        var month = YearMonth.of(year, number);
        return new Month(number, days(month.atDay(1), month.lengthOfMonth()).toList());
    }

    private Stream<Day> days(LocalDate first, int many) {
        return first.datesUntil(first.plusDays(many))
                .map(day -> new Day(day, calendar.kindOf(day), calendar.nameOf(day)));
    }
}
