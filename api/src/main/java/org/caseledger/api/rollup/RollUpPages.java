package org.caseledger.api.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.rollup.DistrictReports.Question;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.reporting.DistrictReportCommand;
import org.caseledger.command.reporting.DistrictReportCommand.CorrectDistrictReport;
import org.caseledger.command.reporting.DistrictReportCommand.RecordDistrictReport;
import org.caseledger.events.reporting.Figure;
import org.caseledger.text.LabelledException;
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

/** 各局汇总 (P9.04): the superior's page, the cases behind each figure, and what was reported. */
@PageController
@RequestMapping("/roll-up")
@RequiredArgsConstructor
class RollUpPages {
    private static final String PATH = "/roll-up";
    private static final String REPORT = PATH + "/report";
    private static final Set<String> GIVEN = Set.of("log", "first", "last");

    private final DistrictReports reports;
    private final Districts districts;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping
    String list(Question question, PageRequest page) {
        var listed = reports.list(question, page.actor());
        var asked = new Question(listed.first(), listed.last(), listed.due());
        page.add("listed", listed);
        page.add("figures", Figure.values());
        page.add("usual", DayRange.usual(reports.today()));
        page.add("since", districts.since());
        page.add("office", at(PATH + "/office", asked));
        page.add("behind", at(PATH + "/cases", asked));
        page.add("file", at("/api/roll-up", asked));
        return "rollup/offices";
    }

    private static Address at(String path, Question question) {
        return new Address(path)
                .with("first", question.first())
                .with("last", question.last())
                .with("due", question.due());
    }

    /** One office: every figure as counted and as reported, and what its log says of its report. */
    @GetMapping("/office")
    String office(@RequestParam String log, Question question, LoggedIn person, Model model) {
        var office = reports.of(log, question, person.actor());
        model.addAttribute("office", office);
        model.addAttribute("period", reports.period(question));
        model.addAttribute("back", at(PATH, question));
        model.addAttribute("behind", at(PATH + "/cases", question).with("log", log));
        model.addAttribute("report", at(REPORT, question).with("log", log));
        model.addAttribute("word", new PageCommand(command(office)));
        model.addAttribute("may", may(person));
        return "rollup/office";
    }

    private static Class<? extends DistrictReportCommand> command(OfficeLine office) {
        return office.report() == null ? RecordDistrictReport.class : CorrectDistrictReport.class;
    }

    /** Who records a report corrects it. */
    private static boolean may(LoggedIn person) {
        return new PageCommand(RecordDistrictReport.class).to(person.actor().role());
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam String log,
            @Nullable Figure figure,
            Question question,
            @Nullable Integer page,
            @Nullable Integer size,
            LoggedIn person,
            Model model) {
        var found = reports.cases(log, figure, question, page, size, person.actor());
        var address = at(PATH + "/cases", question).with("log", log).with("figure", figure);
        model.addAttribute("found", found);
        model.addAttribute("period", reports.period(question));
        model.addAttribute("back", at(PATH + "/office", question).with("log", log));
        model.addAttribute("proof", new Address("/api/roll-up/proof").with("log", log));
        model.addAttribute("sheet", Pagination.of(address, page, size, found.total()));
        return "rollup/cases";
    }

    @GetMapping("/report")
    String form(@RequestParam String log, Question question, LoggedIn person, Model model) {
        if (!may(person)) {
            throw new ForbiddenException();
        }
        var office = reports.of(log, question, person.actor());
        show(office, question, known(office), FormErrors.NONE, model);
        return "rollup/report";
    }

    /** Fills the form from a file that the office sent, or records what is typed in it. */
    @PostMapping("/report")
    ModelAndView take(
            @RequestParam MultiValueMap<String, String> typed,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam String log,
            Question question,
            LoggedIn person,
            Model model) {
        var office = reports.of(log, question, person.actor());
        var actor = person.actor();
        return sentForms.send(
                new SentForm(REPORT, fields(office), typed, person),
                () -> fill(typed, file),
                (json, request) -> {
                    if (office.report() == null) {
                        reports.record(json, request, actor);
                    } else {
                        reports.correct(office.reportId(), json, request, actor);
                    }
                    return at(PATH + "/office", question).with("log", log).toString();
                },
                mistakes -> {
                    show(office, question, typed, mistakes, model);
                    return SentForms.again("rollup/report", model);
                });
    }

    /** What is recorded already, to be corrected. */
    private static MultiValueMap<String, String> known(OfficeLine office) {
        var typed = new LinkedMultiValueMap<String, String>();
        var report = office.report();
        if (report != null) {
            put(report.figures(), typed);
            typed.set("document", report.document());
        }
        return typed;
    }

    private static void put(Map<Figure, Long> figures, MultiValueMap<String, String> typed) {
        figures.forEach((figure, count) -> typed.set("figures[%s]".formatted(figure), count.toString()));
    }

    private static void fill(MultiValueMap<String, String> typed, @Nullable MultipartFile file) {
        if (file == null || file.isEmpty()) {
            return;
        }
        try {
            var read = ReportedFigures.of(file.getBytes(), String.valueOf(file.getOriginalFilename()));
            put(read.counts(), typed);
            typed.set("document", read.sha256());
            SentForms.askAgain(typed);
        } catch (LabelledException mistaken) {
            throw new InvalidInputException("file", mistaken.text());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<FormField> fields(OfficeLine office) {
        return forms.fields(command(office), "id");
    }

    private void show(
            OfficeLine office,
            Question question,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Model model) {
        var period = reports.period(question);
        typed.addIfAbsent("receivedOn", reports.today().toString());
        var asked = fields(office).stream()
                .filter(field -> !GIVEN.contains(field.name()))
                .toList();
        SentForms.show(model, asked, typed, mistakes);
        model.addAttribute("office", office);
        model.addAttribute("period", period);
        model.addAttribute("word", new PageCommand(command(office)));
        model.addAttribute("back", at(PATH + "/office", question).with("log", office.log()));
        model.addAttribute("due", question.due());
    }
}
