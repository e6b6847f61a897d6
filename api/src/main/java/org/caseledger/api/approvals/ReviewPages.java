package org.caseledger.api.approvals;

import java.util.Set;
import java.util.UUID;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.query.checkup.DrawnCase;
import org.caseledger.query.checkup.Sample;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Forms of the review committee: a conclusion, its confirmation, the minutes (P9.12). */
@PageController
@RequestMapping("/approvals/samples/{id}/do/{command}")
class ReviewPages {

    private static final String CASE = "caseId";
    private static final String READING = "reading";

    private final RandomSamples samples;
    private final SampleReviews reviews;
    private final OfficeForms forms;
    private final SentForms sentForms;

    ReviewPages(
            RandomSamples samples, SampleReviews reviews, OfficeForms forms, SentForms sentForms) {
        this.samples = samples;
        this.reviews = reviews;
        this.forms = forms;
        this.sentForms = sentForms;
    }

    @GetMapping
    String form(
            @PathVariable UUID id,
            @PathVariable("command") String name,
            @RequestParam(required = false) @Nullable String number,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var typed = new LinkedMultiValueMap<String, String>();
        var sample = samples.read(id.toString(), person.actor());
        if (number != null) {
            // Whoever confirms, confirms the conclusion that is shown.
            typed.set(CASE, number);
            typed.set(READING, String.valueOf(drawn(sample, number).readings().size()));
        }
        show(sample, name, typed, FormErrors.NONE, model);
        return "approvals/review";
    }

    @PostMapping
    ModelAndView give(
            @PathVariable UUID id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var address = "/approvals/samples/%s/do/%s".formatted(id, name);
        var fields = forms.fields(SampleAction.named(name).command(), "id");
        return sentForms.send(
                new SentForm(address, fields, typed, person),
                (json, request) -> {
                    reviews.give(id.toString(), name, json, request, person.actor());
                    return "/approvals/samples/" + id;
                },
                mistakes -> {
                    var sample = samples.read(id.toString(), person.actor());
                    show(sample, name, typed, mistakes, model);
                    return SentForms.again("approvals/review", model);
                });
    }

    private void show(
            Sample sample,
            String name,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Model model) {
        var action = SampleAction.named(name);
        var number = typed.getFirst(CASE);
        SentForms.show(
                model,
                forms.fields(action.command(), "id"),
                Set.of(CASE, READING),
                typed,
                mistakes);
        model.addAttribute("sample", sample);
        model.addAttribute("drawn", number == null ? null : drawn(sample, number));
        model.addAttribute("command", name);
        model.addAttribute("word", action.word());
    }

    private static DrawnCase drawn(Sample sample, String number) {
        return sample.cases().stream()
                .filter(c -> c.number().equals(number))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
