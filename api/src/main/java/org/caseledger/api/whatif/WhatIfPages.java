package org.caseledger.api.whatif;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.Address;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.Pagination;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.RequestLanguage;
import org.caseledger.api.whatif.WhatIfTrials.Behind;
import org.caseledger.api.whatif.WhatIfTrials.Question;
import org.caseledger.procedure.Procedures;
import org.caseledger.query.whatif.CaseFilter.Which;
import org.caseledger.query.whatif.OtherRules.Law;
import org.caseledger.query.whatif.TooManyRuns;
import org.caseledger.query.whatif.WhatIfBy;
import org.caseledger.query.whatif.WhatIfRun.State;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 推演: other rules are asked for, followed while they are reckoned, and their answer opened. */
@PageController
@RequestMapping("/what-if")
@RequiredArgsConstructor
class WhatIfPages {
    private static final String PATH = "/what-if";

    private final WhatIfTrials whatIfs;
    private final Procedures procedures;

    /** The fields of the form other than the files. */
    public record Asked(
            @Nullable String from,
            @Nullable String until,
            @Nullable String procedure,
            @Nullable Law law) {
        Question with(Map<String, TrialRulesFile> files) {
            return new Question(
                    from,
                    until,
                    procedure,
                    text(files, "procedureFile"),
                    law,
                    text(files, "lawFile"),
                    text(files, "calendarFile"));
        }

        private static @Nullable String text(Map<String, TrialRulesFile> files, String field) {
            var file = files.get(field);
            return file == null ? null : file.text();
        }
    }

    @GetMapping
    String form(Asked asked, LoggedIn person, Model model) {
        return form(asked, Map.of(), FormErrors.NONE, person, model);
    }

    @PostMapping
    ModelAndView start(Asked asked, HttpServletRequest request, LoggedIn person, Model model) throws IOException {
        var files = new LinkedHashMap<String, TrialRulesFile>();
        try {
            TrialRulesFile.addTo(files, request);
            var run = whatIfs.start(asked.with(files), person.actor());
            return new ModelAndView("redirect:" + PATH + "/" + run.id());
        } catch (InvalidInputException mistake) {
            var mistakes = FormErrors.of(mistake);
            // Whoever mends a file chooses it again.
            files.keySet().removeAll(mistakes.fields().keySet());
            return again(form(asked, files, mistakes, person, model), HttpStatus.UNPROCESSABLE_CONTENT, model);
        } catch (TooManyRuns tooMany) {
            var says = RequestLanguage.choose(tooMany);
            var mistakes = new FormErrors(Map.of(), List.of(), says, null, null, false);
            return again(form(asked, files, mistakes, person, model), HttpStatus.TOO_MANY_REQUESTS, model);
        }
    }

    private static ModelAndView again(String page, HttpStatus status, Model model) {
        return new ModelAndView(page, model.asMap(), status);
    }

    private String form(
            Asked asked, Map<String, TrialRulesFile> files, FormErrors mistakes, LoggedIn person, Model model) {
        model.addAttribute("runs", whatIfs.list(person.actor()));
        model.addAttribute("procedures", procedures.all());
        model.addAttribute("laws", Law.values());
        model.addAttribute("fileFields", TrialRulesFile.FIELDS);
        model.addAttribute("asked", asked);
        model.addAttribute("files", files);
        model.addAttribute("mistakes", mistakes);
        return "whatif/ask";
    }
    /** How far it has come, or what came out. */
    @GetMapping("/{id}")
    String run(@PathVariable String id, @RequestParam(defaultValue = "UNIT") WhatIfBy by, PageRequest page) {
        page.add("run", whatIfs.read(id, by, page.actor()));
        page.add("by", by);
        page.add("bys", WhatIfBy.values());
        page.add("address", new Address(PATH + "/" + id));
        page.add("cases", new Address(PATH + "/" + id + "/cases"));
        return "whatif/run";
    }

    /** The clocks behind a number, case by case. */
    @GetMapping("/{id}/cases")
    String cases(
            @PathVariable String id,
            Behind behind,
            @Nullable Integer page,
            @Nullable Integer size,
            LoggedIn person,
            Model model) {
        var run = whatIfs.read(id, WhatIfBy.UNIT, person.actor());
        if (run.state() != State.DONE) {
            return "redirect:" + PATH + "/" + id;
        }
        var found = whatIfs.cases(id, behind, page, size, person.actor());
        var address = asked(new Address(PATH + "/" + id + "/cases"), behind);
        model.addAttribute("run", run);
        model.addAttribute("found", found);
        model.addAttribute("behind", behind);
        model.addAttribute("whiches", Which.values());
        model.addAttribute("which", behind.which() == null ? Which.DIFFERING : behind.which());
        model.addAttribute("address", address);
        model.addAttribute("csv", asked(new Address("/api/what-if/" + id + "/csv"), behind));
        model.addAttribute("sheet", Pagination.of(address, page, size, found.total()));
        return "whatif/cases";
    }

    private static Address asked(Address address, Behind behind) {
        return address.with("which", behind.which())
                .with("as", behind.as())
                .with("unit", behind.unit())
                .with("none", behind.none())
                .with("clock", behind.clock())
                .with("channel", behind.channel())
                .with("before", behind.before())
                .with("after", behind.after());
    }

    /** Cancels it, and forgets what it has found. */
    @PostMapping("/{id}/forget")
    String forget(@PathVariable String id, LoggedIn person) {
        whatIfs.forget(id, person.actor());
        return "redirect:" + PATH;
    }
}
