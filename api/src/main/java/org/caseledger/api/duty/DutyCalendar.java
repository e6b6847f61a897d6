package org.caseledger.api.duty;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.MonthWeeks;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.MonthParameter;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering;
import org.caseledger.query.duty.Duty;
import org.caseledger.query.duty.DutyGap;
import org.caseledger.query.duty.DutyQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 值班备勤: the roster of a month, who is on duty now, one's own turns, and the gaps. */
@RestController("duty")
@Tag(name = "duty 值班备勤")
@RequestMapping("/api/duty")
@RequiredArgsConstructor
class DutyCalendar {
    private final DutyQueries duties;
    private final RosterWatch watch;
    private final Rostering rosters;
    private final WorkCalendar calendar;
    private final Paging paging;
    private final Clock clock;

    /** A day of the roster; {@code provisional}: the holidays of its year are not known, only weekends. */
    public record Day(
            LocalDate day, DayKind dayKind, @Nullable String holiday, boolean provisional, List<Duty> duties) {}

    /** The days of a month that are not working days, and those with duty. */
    public record Month(String month, @Nullable UnitId unit, boolean provisional, List<Day> days) {}

    /** One's own turns from today on. */
    public record Mine(LocalDate from, List<Duty> duties) {}

    @GetMapping
    Month month(@Nullable String month, @RequestParam(required = false) @Nullable UnitId unit, @Nullable Long after) {
        var asked = MonthParameter.of(month, today());
        paging.waitFor(after);
        var found = duties.between(asked.atDay(1), asked.atEndOfMonth(), unit);
        var days = asked.atDay(1)
                .datesUntil(asked.atEndOfMonth().plusDays(1))
                .map(day -> day(day, found))
                .filter(day -> !day.dayKind().isWorked() || !day.duties().isEmpty())
                .toList();
        return new Month(asked.toString(), unit, !calendar.holds(asked.getYear()), days);
    }

    /** Who answers now. */
    @GetMapping("/now")
    Answering now(@Nullable Long after) {
        paging.waitFor(after);
        return watch.now();
    }

    @GetMapping("/mine")
    Mine mine(@Nullable Long after, Actor actor) {
        paging.waitFor(after);
        return new Mine(today(), duties.of(actor.person(), today()));
    }

    /** The gaps in the rosters of the days ahead. */
    @GetMapping("/gaps")
    RosterWatch.Ahead gaps(@Nullable Long after) {
        paging.waitFor(after);
        return watch.ahead();
    }

    @PostMapping("/assign-duty")
    Rostering.Done assign(SentJson sent) {
        return rosters.assign(sent);
    }

    @PostMapping("/swap-duty")
    Rostering.Done swap(SentJson sent) {
        return rosters.swap(sent);
    }

    @PostMapping("/withdraw-duty")
    Rostering.Done withdraw(SentJson sent) {
        return rosters.withdraw(sent);
    }

    /** Takes a table, CSV or XLSX, as it is: all of its rows or none. */
    @PostMapping("/import")
    Rostering.Taken importTable(SentJson sent) {
        return rosters.take(sent.bytes(), sent.request(), sent.actor());
    }

    private Day day(LocalDate day, List<Duty> found) {
        return new Day(
                day,
                calendar.kindOf(day),
                calendar.nameOf(day),
                calendar.isProvisional(day),
                found.stream().filter(duty -> duty.day().equals(day)).toList());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
    }

    /** 值班备勤: the calendar of a month, who is on duty now, one's own turns, and the gaps. */
    @PageController
    @RequestMapping("/duty")
    @RequiredArgsConstructor
    static class DutyPages {
        private final DutyCalendar duty;
        private final WorkCalendar calendar;
        private final Clock clock;

        @GetMapping
        String month(@Nullable String month, @Nullable String unit, @Nullable Long after, PageRequest page) {
            var asked = unit == null || unit.isEmpty() ? null : new UnitId(unit);
            var shown = duty.month(month == null || month.isEmpty() ? null : month, asked, after);
            var ahead = duty.gaps(null);
            var gaps = ahead.gaps().stream()
                    .filter(gap -> asked == null || asked.equals(gap.unit()))
                    .toList();
            var today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
            page.add("shown", shown);
            page.add("roster", RosterMonth.of(shown, gaps, calendar, today));
            page.add("weekdays", List.of(DayOfWeek.values()));
            page.add("ahead", ahead);
            page.add("now", duty.now(null));
            page.add("mine", duty.mine(null, page.actor()).duties());
            page.add("unit", asked);
            page.add("assign", new PageCommand(AssignDuty.class));
            page.add("swap", new PageCommand(SwapDuty.class));
            page.add("withdraw", new PageCommand(WithdrawDuty.class));
            return "duty/month";
        }
    }

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

        static RosterMonth of(
                DutyCalendar.Month shown, Collection<DutyGap> gaps, WorkCalendar calendar, LocalDate today) {
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
}
