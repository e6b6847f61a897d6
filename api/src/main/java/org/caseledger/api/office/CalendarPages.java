package org.caseledger.api.office;

import java.time.Clock;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.IntStream;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * 日历: which days of a year are worked, by which limits are counted, and the form for a new year.
 */
@PageController
@RequestMapping("/calendar")
class CalendarPages {

    private static final int MONTHS = 12;
    private static final PageCommand RECORD = new PageCommand(RecordHolidays.class);
    private static final String FORM = "office/holidays";

    private final HolidayNotices notices;
    private final OfficeForms forms;
    private final SentForms sentForms;
    private final JsonBodies bodies;
    private final Clock clock;

    CalendarPages(
            HolidayNotices notices,
            OfficeForms forms,
            SentForms sentForms,
            JsonBodies bodies,
            Clock clock) {
        this.notices = notices;
        this.forms = forms;
        this.sentForms = sentForms;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** A month, and how many of its days are worked. */
    public record Month(int number, List<HolidayNotices.Day> days) {

        /** How many of them are worked. */
        public long worked() {
            return days.stream().filter(day -> day.kind().isWorked()).count();
        }
    }

    @GetMapping
    String year(
            @RequestParam(required = false) @Nullable Integer year,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        int shown = year == null ? thisYear() : year;
        var of = notices.of(shown);
        model.addAttribute("year", shown);
        model.addAttribute("of", of);
        model.addAttribute(
                "mayRecord",
                !of.known() && shown <= thisYear() + 1 && RECORD.to(person.actor().role()));
        model.addAttribute(
                "months", IntStream.rangeClosed(1, MONTHS).mapToObj(m -> month(shown, m)).toList());
        return "office/calendar";
    }

    /** The form; of next year, unless another one is asked for. */
    @GetMapping("/record")
    String form(
            @RequestParam(required = false) @Nullable Integer year,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        if (!RECORD.to(person.actor().role())) {
            throw new ForbiddenException();
        }
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("year", Integer.toString(year == null ? thisYear() + 1 : year));
        show(typed, FormErrors.NONE, model);
        return FORM;
    }

    @PostMapping("/record")
    ModelAndView record(
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        return sentForms.send(
                new SentForm("/calendar/record", fields(), typed, person),
                (json, request) -> {
                    var command = bodies.read(json, TypedHolidays.class).command();
                    return "/calendar?year="
                            + notices.record(command, request, person.actor()).year();
                },
                mistakes -> {
                    show(typed, mistakes, model);
                    return SentForms.again(FORM, model);
                });
    }

    private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, fields(), typed, mistakes);
        model.addAttribute("word", RECORD);
    }

    private List<FormField> fields() {
        return forms.fields(TypedHolidays.class, "");
    }

    private int thisYear() {
        return Year.from(clock.instant().atZone(WorkCalendar.ZONE)).getValue();
    }

    private Month month(int year, int number) {
        var month = YearMonth.of(year, number);
        return new Month(number, notices.days(month.atDay(1), month.lengthOfMonth()).toList());
    }
}
