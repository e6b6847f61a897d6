package org.caseledger.api.duty;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.caseledger.api.duty.Rostering.AssignBody;
import org.caseledger.api.duty.Rostering.SwapBody;
import org.caseledger.api.duty.Rostering.WithdrawBody;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FilledForms;
import org.caseledger.api.web.forms.FormPage;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.OpenedForm;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.command.duty.DutyCommand.AssignDuty;
import org.caseledger.command.duty.DutyCommand.SwapDuty;
import org.caseledger.command.duty.DutyCommand.WithdrawDuty;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 排班、换班、撤班 by forms. */
@PageController
@RequestMapping("/duty/do/{command}")
class RosterFormPages {
    private final OfficeForms forms;
    private final FilledForms filled;
    private final MessageSource messages;
    private final Map<String, Change> changes;

    /** A change of a roster: what it asks for, and how it is done. */
    private record Change(PageCommand given, Class<?> body, Rostering.Change doing) {}

    RosterFormPages(OfficeForms forms, FilledForms filled, Rostering rosters, MessageSource messages) {
        this.forms = forms;
        this.filled = filled;
        this.messages = messages;
        this.changes = Map.of(
                "assign-duty",
                change(AssignDuty.class, AssignBody.class, rosters::assign),
                "swap-duty",
                change(SwapDuty.class, SwapBody.class, rosters::swap),
                "withdraw-duty",
                change(WithdrawDuty.class, WithdrawBody.class, rosters::withdraw));
    }

    private static Change change(Class<?> command, Class<?> body, Rostering.Change doing) {
        return new Change(new PageCommand(command), body, doing);
    }

    @GetMapping
    String form(@PathVariable String command, HttpServletRequest request, LoggedIn person, Model model) {
        var change = change(command);
        if (!change.given().to(person.actor().role())) {
            throw new ForbiddenException();
        }
        var opened = OpenedForm.of(request);
        return filled.show(page(change, opened), opened, model);
    }

    @PostMapping
    ModelAndView give(@PathVariable String command, HttpServletRequest request, LoggedIn person, Model model) {
        var change = change(command);
        var opened = OpenedForm.of(request);
        return filled.send(
                () -> page(change, opened),
                opened,
                person,
                model,
                List::of,
                (json, asked) -> "%safter=%d"
                        .formatted(
                                back(opened, "&"),
                                change.doing().of(json, asked, person.actor()).position()));
    }

    private FormPage page(Change change, OpenedForm opened) {
        return FormPage.of(
                change.given(),
                messages.getMessage("duty.title", null, LocaleContextHolder.getLocale()),
                back(opened, ""),
                forms.fields(change.body(), ""));
    }

    // The calendar of the month that the day is in, which is a day if it was recorded.
    private static String back(OpenedForm opened, String more) {
        var day = opened.typed().getFirst("day");
        if (day == null || !day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "/duty" + (more.isEmpty() ? "" : "?");
        }
        return "/duty?month=" + day.substring(0, 7) + more;
    }

    private Change change(String command) {
        var change = changes.get(command);
        if (change == null) {
            throw new NotFoundException();
        }
        return change;
    }
}
