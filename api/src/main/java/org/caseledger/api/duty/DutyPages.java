package org.caseledger.api.duty;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.caseledger.events.UnitId;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 值班备勤: the calendar of a month, who is on duty now, one's own turns, and the gaps. */
@PageController
@RequestMapping("/duty")
@RequiredArgsConstructor
class DutyPages {

    private final DutyCalendar duty;
    private final WorkCalendar calendar;
    private final Clock clock;

    @GetMapping
    String month(
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String unit,
            @RequestParam(required = false) @Nullable Long after,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var asked = unit == null || unit.isEmpty() ? null : new UnitId(unit);
        var shown = duty.month(month == null || month.isEmpty() ? null : month, asked, after);
        var ahead = duty.gaps(null);
        var gaps = ahead.gaps().stream()
                .filter(gap -> asked == null || asked.equals(gap.unit()))
                .toList();
        var today = LocalDate.ofInstant(clock.instant(), WorkCalendar.ZONE);
        model.addAttribute("shown", shown);
        model.addAttribute("roster", RosterMonth.of(shown, gaps, calendar, today));
        model.addAttribute("weekdays", List.of(DayOfWeek.values()));
        model.addAttribute("ahead", ahead);
        model.addAttribute("now", duty.now(null));
        model.addAttribute("mine", duty.mine(null, person.actor()).duties());
        model.addAttribute("unit", asked);
        model.addAttribute("assign", new PageCommand(AssignDuty.class));
        model.addAttribute("swap", new PageCommand(SwapDuty.class));
        model.addAttribute("withdraw", new PageCommand(WithdrawDuty.class));
        return "duty/month";
    }
}
