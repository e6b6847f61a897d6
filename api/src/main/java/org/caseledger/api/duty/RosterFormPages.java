package org.caseledger.api.duty;

import java.util.Map;
import org.caseledger.api.duty.Rostering.AssignBody;
import org.caseledger.api.duty.Rostering.SwapBody;
import org.caseledger.api.duty.Rostering.WithdrawBody;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 排班、换班、撤班 by forms. */
@PageController
@RequestMapping("/duty/do/{command}")
class RosterFormPages {
    private final MessageSource messages;
    private final Map<String, Change> changes;

    /** A change of a roster: what it asks for, and how it is done. */
    private record Change(Class<?> command, Class<?> body, Rostering.Change doing) {}

    RosterFormPages(Rostering rosters, MessageSource messages) {
        this.messages = messages;
        this.changes = Map.of(
                "assign-duty",
                new Change(AssignDuty.class, AssignBody.class, rosters::assign),
                "swap-duty",
                new Change(SwapDuty.class, SwapBody.class, rosters::swap),
                "withdraw-duty",
                new Change(WithdrawDuty.class, WithdrawBody.class, rosters::withdraw));
    }

    @FormMapping
    ModelAndView give(@PathVariable String command, FormRequest form) {
        var change = changes.get(command);
        if (change == null) {
            throw new NotFoundException();
        }
        return form.of(change.command())
                .page(
                        () -> new FormPage(
                                messages.getMessage("duty.title", null, LocaleContextHolder.getLocale()),
                                back(form, ""),
                                form.fields(change.body(), "")),
                        sent -> "%safter=%d"
                                .formatted(
                                        back(form, "&"),
                                        change.doing()
                                                .of(sent.bytes(), sent.request(), sent.actor())
                                                .position()));
    }

    // The calendar of the month that the day is in, which is a day if it was recorded.
    private static String back(FormRequest form, String more) {
        var day = form.typed().getFirst("day");
        if (day == null || !day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "/duty" + (more.isEmpty() ? "" : "?");
        }
        return "/duty?month=" + day.substring(0, 7) + more;
    }
}
