package org.caseledger.api.duty;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.requests.MonthParameter;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.caseledger.events.Actor;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering;
import org.caseledger.query.duty.Duty;
import org.caseledger.query.duty.DutyQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** 值班备勤: the roster of a month, who is on duty now, one's own turns, and the gaps. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class DutyCalendar {
    private final DutyQueries duties;
    private final RosterWatch watch;
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

    public Month month(@Nullable String month, @Nullable UnitId unit, @Nullable Long after) {
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
    public Answering now(@Nullable Long after) {
        paging.waitFor(after);
        return watch.now();
    }

    public Mine mine(@Nullable Long after, Actor actor) {
        paging.waitFor(after);
        return new Mine(today(), duties.of(actor.person(), today()));
    }

    /** The gaps in the rosters of the days ahead. */
    public RosterWatch.Ahead gaps(@Nullable Long after) {
        paging.waitFor(after);
        return watch.ahead();
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
}
