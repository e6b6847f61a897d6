package org.caseledger.api.office;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.stream.IntStream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.command.calendar.RecordHolidays;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** 日历: which days of a year are worked, by which limits are counted, and the form for a new year. */
@PageController
@RequestMapping("/calendar")
@RequiredArgsConstructor
class CalendarPages {
    private static final int MONTHS = 12;
    private static final PageCommand RECORD = new PageCommand(RecordHolidays.class);
    private static final String FORM = "office/holidays";
    private static final String FILE = "file";

    /** By what the preview is known again that the form was shown with. */
    private static final String SEEN = "seen";

    private final HolidayNotices notices;
    private final HolidayTrial trial;
    private final OfficeForms forms;
    private final SentForms sentForms;
    private final JsonBodies bodies;
    private final Clock clock;

    /** A month, and how many of its days are worked. */
    public record Month(int number, List<HolidayNotices.Day> days) {
        /** How many of them are worked. */
        public long worked() {
            return days.stream().filter(day -> day.kind().isWorked()).count();
        }
    }

    @GetMapping
    String year(@Nullable Integer year, PageRequest page) {
        int shown = year == null ? thisYear() : year;
        var of = notices.of(shown);
        page.add("year", shown);
        page.add("of", of);
        page.add(
                "mayRecord",
                !of.known() && shown <= thisYear() + 1 && RECORD.to(page.actor().role()));
        page.add(
                "months",
                months(notices.days(LocalDate.of(shown, 1, 1), Year.of(shown).length())
                        .toList()));
        return "office/calendar";
    }

    /** The form; of next year, unless another one is asked for. */
    @GetMapping("/record")
    String form(@Nullable Integer year, LoggedIn person, Model model) {
        if (!RECORD.to(person.actor().role())) {
            throw new ForbiddenException();
        }
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("year", Integer.toString(year == null ? thisYear() + 1 : year));
        show(typed, FormErrors.NONE, model);
        return FORM;
    }

    /** Fills the form from a file, to be reviewed and previewed. */
    @PostMapping("/upload")
    ModelAndView upload(@RequestParam(required = false) @Nullable MultipartFile file, LoggedIn person, Model model)
            throws IOException {
        if (!RECORD.to(person.actor().role())) {
            throw new ForbiddenException();
        }
        try {
            if (file == null || file.isEmpty() || file.getSize() > JsonBodies.LARGEST) {
                throw new InvalidInputException(
                        FILE,
                        "请选择不超过%d KB 的 CSV 或 XLSX 文件",
                        "must be a CSV or XLSX file of at most %d KB",
                        JsonBodies.LARGEST / 1024);
            }
            show(UploadedHolidays.typed(file.getBytes(), FILE), FormErrors.NONE, model);
            return new ModelAndView(FORM, model.asMap());
        } catch (InvalidInputException mistake) {
            show(new LinkedMultiValueMap<>(), FormErrors.of(mistake), model);
            return SentForms.again(FORM, model);
        }
    }

    /** The preview; what was previewed is recorded, as long as the calendar is the same. */
    @PostMapping("/record")
    ModelAndView record(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        // Whoever may not is refused by the rule, which is recorded.
        if (RECORD.to(person.actor().role())) {
            try {
                if (!isPreviewed(typed, person, model)) {
                    show(typed, FormErrors.NONE, model);
                    return new ModelAndView(FORM, model.asMap());
                }
            } catch (InvalidInputException mistake) {
                show(typed, FormErrors.of(mistake), model);
                return SentForms.again(FORM, model);
            }
        }
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

    private boolean isPreviewed(MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        var json = forms.typed(typed).json(fields());
        var tried = trial.of(bodies.read(json, TypedHolidays.class).command(), person.actor());
        if (!typed.containsKey("preview") && tried.seen().equals(typed.getFirst(SEEN))) {
            return true;
        }
        typed.set(SEEN, tried.seen());
        model.addAttribute("tried", tried);
        model.addAttribute("months", months(tried.days()));
        return false;
    }

    private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, fields(), typed, mistakes);
        model.addAttribute("word", RECORD);
        model.addAttribute("seen", typed.getFirst(SEEN));
    }

    private List<FormField> fields() {
        return forms.fields(TypedHolidays.class, "");
    }

    private int thisYear() {
        return Year.from(clock.instant().atZone(WorkCalendar.ZONE)).getValue();
    }

    private static List<Month> months(List<HolidayNotices.Day> ofYear) {
        return IntStream.rangeClosed(1, MONTHS)
                .mapToObj(number -> new Month(
                        number,
                        ofYear.stream()
                                .filter(d -> d.date().getMonthValue() == number)
                                .toList()))
                .toList();
    }
}
