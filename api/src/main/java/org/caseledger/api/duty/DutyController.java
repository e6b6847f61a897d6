package org.caseledger.api.duty;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.MonthParameter;
import org.caseledger.api.web.requests.Paging;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.DayKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.duty.Answering;
import org.caseledger.query.duty.Duty;
import org.caseledger.query.duty.DutyQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 值班备勤: the roster of a month, who answers now, one's own turns, and where nobody is named. */
@RestController
@Tag(name = "duty 值班备勤")
@RequestMapping("/api/duty")
public class DutyController {

    private final DutyQueries duties;
    private final RosterWatch watch;
    private final WorkCalendar calendar;
    private final Paging paging;
    private final Clock clock;

    DutyController(
            DutyQueries duties,
            RosterWatch watch,
            WorkCalendar calendar,
            Paging paging,
            Clock clock) {
        this.duties = duties;
        this.watch = watch;
        this.calendar = calendar;
        this.paging = paging;
        this.clock = clock;
    }

    /**
     * A day of the roster; {@code provisional}: the holidays of its year are not known, only
     * weekends.
     */
    public record Day(
            LocalDate day,
            DayKind dayKind,
            @Nullable String holiday,
            boolean provisional,
            List<Duty> duties) {}

    /** The days of a month that are not worked, and those on which somebody has duty. */
    public record Month(String month, @Nullable UnitId unit, boolean provisional, List<Day> days) {}

    /** One's own turns from today on. */
    public record Mine(LocalDate from, List<Duty> duties) {}

    @GetMapping
    public Month month(
            @RequestParam(required = false) String month,
            @RequestParam(required = false) UnitId unit,
            @RequestParam(required = false) Long after) {
        var asked = MonthParameter.of(month, today());
        paging.waitFor(after);
        var found = duties.between(asked.atDay(1), asked.atEndOfMonth(), unit);
        var days =
                asked.atDay(1)
                        .datesUntil(asked.atEndOfMonth().plusDays(1))
                        .map(day -> day(day, found))
                        .filter(day -> !day.dayKind().isWorked() || !day.duties().isEmpty())
                        .toList();
        return new Month(asked.toString(), unit, !calendar.holds(asked.getYear()), days);
    }

    /** Who answers now. */
    @GetMapping("/now")
    public Answering now(@RequestParam(required = false) Long after) {
        paging.waitFor(after);
        return watch.now();
    }

    @GetMapping("/mine")
    public Mine mine(
            @RequestParam(required = false) Long after, @AuthenticationPrincipal LoggedIn person) {
        paging.waitFor(after);
        return new Mine(today(), duties.of(person.getUsername(), today()));
    }

    /** Where nobody is named on the days ahead. */
    @GetMapping("/gaps")
    public RosterWatch.Ahead gaps(@RequestParam(required = false) Long after) {
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
}
