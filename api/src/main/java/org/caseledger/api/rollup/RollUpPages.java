package org.caseledger.api.rollup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.rollup.DistrictReports.Districts;
import org.caseledger.api.rollup.DistrictReports.Question;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.DayRange;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.gate.Commands;
import org.caseledger.command.reporting.DistrictReportCommand;
import org.caseledger.command.reporting.DistrictReportCommand.CorrectDistrictReport;
import org.caseledger.command.reporting.DistrictReportCommand.RecordDistrictReport;
import org.caseledger.events.reporting.Figure;
import org.caseledger.text.LabelledException;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
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
    String office(@RequestParam String log, Question question, PageRequest page) {
        var office = reports.of(log, question, page.actor());
        page.add("office", office);
        page.add("period", reports.period(question));
        page.add("back", at(PATH, question));
        page.add("behind", at(PATH + "/cases", question).with("log", log));
        page.add("report", at(REPORT, question).with("log", log));
        page.add("word", Commands.wordOf(command(office)));
        page.add("may", Commands.mayGive(page.actor().role(), RecordDistrictReport.class));
        return "rollup/office";
    }

    private static Class<? extends DistrictReportCommand> command(OfficeLine office) {
        return office.report() == null ? RecordDistrictReport.class : CorrectDistrictReport.class;
    }

    @GetMapping("/cases")
    String cases(
            @RequestParam String log,
            @Nullable Figure figure,
            Question question,
            @Nullable Integer page,
            @Nullable Integer size,
            PageRequest shown) {
        var found = reports.cases(log, figure, question, page, size, shown.actor());
        var address = at(PATH + "/cases", question).with("log", log).with("figure", figure);
        shown.add("found", found);
        shown.add("period", reports.period(question));
        shown.add("back", at(PATH + "/office", question).with("log", log));
        shown.add("proof", new Address("/api/roll-up/proof").with("log", log));
        shown.add("sheet", Pagination.of(address, page, size, found.total()));
        return "rollup/cases";
    }

    /** The form of what an office reported, which a file that it sent fills. */
    @FormMapping("/report")
    ModelAndView report(
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam String log,
            Question question,
            FormRequest form) {
        form.of(RecordDistrictReport.class);
        var office = reports.of(log, question, form.actor());
        form.fillIn(typed -> known(office, typed));
        var shown = at(PATH + "/office", question).with("log", office.log());
        return form.first(() -> fill(form.typed(), file))
                .page(
                        "rollup/report",
                        () -> form.fields(command(office), "id"),
                        GIVEN,
                        () -> {
                            var period = reports.period(question);
                            form.typed().set("log", office.log());
                            form.typed().set("first", period.first().toString());
                            form.typed().set("last", period.last().toString());
                            form.typed()
                                    .addIfAbsent("receivedOn", reports.today().toString());
                            form.add("office", office);
                            form.add("period", period);
                            form.add("word", Commands.wordOf(command(office)));
                            form.add("back", shown);
                        },
                        sent -> {
                            if (office.report() == null) {
                                reports.record(sent);
                            } else {
                                reports.correct(office.reportId(), sent);
                            }
                            return shown.toString();
                        });
    }

    /** What is recorded already, to be corrected. */
    private static void known(OfficeLine office, MultiValueMap<String, String> typed) {
        var report = office.report();
        if (report != null) {
            put(report.figures(), typed);
            typed.set("document", report.document());
        }
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
}
