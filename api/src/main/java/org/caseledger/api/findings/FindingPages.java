package org.caseledger.api.findings;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.complaints.CaseReading;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.Paging.Part;
import org.caseledger.events.Role;
import org.caseledger.query.findings.Finding;
import org.caseledger.query.findings.FindingFilter;
import org.caseledger.query.findings.FindingsBy;
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

/** 审查发现: what does not keep to the procedure, where it shows, and what is said to it. */
@PageController
@RequestMapping("/findings")
@RequiredArgsConstructor
class FindingPages {

    private final FindingReview findings;
    private final CaseReading reading;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping
    String list(FindingFilter filter, @RequestParam(defaultValue = "RULE") FindingsBy by, Part part, PageRequest page) {
        var found = findings.list(filter, part, page.actor());
        page.show(filter, found.total(), found.findings());
        page.add(
                "counts",
                findings.counts(filter, by, part, page.actor()).stream()
                        .map(count -> new FindingCountLine(by, count, page.asked()))
                        .toList());
        page.add("by", by);
        page.add("bys", FindingsBy.values());
        return "findings/list";
    }

    @GetMapping("/{id}/{rule}/{position}")
    String read(
            @PathVariable String id,
            @PathVariable String rule,
            @PathVariable long position,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var which = new FindingReview.Which(id, rule, position);
        show(which, new LinkedMultiValueMap<>(), FormErrors.NONE, person, model);
        return "findings/finding";
    }

    @PostMapping("/{id}/{rule}/{position}")
    ModelAndView answer(
            @PathVariable String id,
            @PathVariable String rule,
            @PathVariable long position,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal LoggedIn person,
            Model model) {
        var which = new FindingReview.Which(id, rule, position);
        var address = "/findings/%s/%s/%d".formatted(id, rule, position);
        var fields = forms.fields(FindingReview.Said.class, "rule");
        return sentForms.send(
                new SentForm(address, fields, typed, person),
                (json, request) -> {
                    findings.answer(which, json, request, person.actor());
                    return address;
                },
                mistakes -> {
                    show(which, typed, mistakes, person, model);
                    return SentForms.again("findings/finding", model);
                });
    }

    private void show(
            FindingReview.Which which,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            LoggedIn person,
            Model model) {
        var finding = find(which, person);
        var file = reading.now(CaseReading.caseId(which.caseId()), person.actor());
        model.addAttribute("finding", finding);
        model.addAttribute(
                "events",
                reading.history(file, person.actor()).stream()
                        .filter(entry -> finding.positions().contains(entry.position()))
                        .toList());
        model.addAttribute("mayAnswer", person.actor().role() == Role.SUPERVISOR);
        SentForms.show(model, forms.fields(FindingReview.Said.class, "rule"), typed, mistakes);
    }

    private Finding find(FindingReview.Which which, LoggedIn person) {
        List<Finding> all = findings.ofCase(which.caseId(), person.actor());
        return all.stream()
                .filter(f -> f.rule().name().equals(which.rule()))
                .filter(f -> f.position() == which.position())
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }
}
