package org.caseledger.api.inspections;

import java.util.Set;
import java.util.UUID;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Forms on an inspection sheet: remark, answer, sign off, send back. */
@PageController
@RequestMapping("/inspections/{id}/do/{command}")
@RequiredArgsConstructor
class InspectingPages {
    private static final String DIGEST = "digest";

    private final InspectionSheets sheets;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping
    String form(@PathVariable UUID id, @PathVariable("command") String name, LoggedIn person, Model model) {
        show(id, name, new LinkedMultiValueMap<>(), FormErrors.NONE, person, model);
        return "inspections/act";
    }

    @PostMapping
    ModelAndView give(
            @PathVariable UUID id,
            @PathVariable("command") String name,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model) {
        var address = "/inspections/%s/do/%s".formatted(id, name);
        var fields = forms.fields(InspectionAction.named(name).command(), "id");
        return sentForms.send(
                new SentForm(address, fields, typed, person),
                (json, request) -> {
                    sheets.give(id.toString(), name, json, request, person.actor());
                    return "/inspections/" + id;
                },
                mistakes -> {
                    show(id, name, typed, mistakes, person, model);
                    return SentForms.again("inspections/act", model);
                });
    }

    private void show(
            UUID id,
            String name,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            LoggedIn person,
            Model model) {
        var action = InspectionAction.named(name);
        var inspected = sheets.read(id.toString(), person.actor());
        // Whoever decides, decides on what is shown.
        typed.set(DIGEST, inspected.sheet().digest());
        SentForms.show(model, forms.fields(action.command(), "id"), typed, mistakes);
        model.addAttribute("hidden", Set.of(DIGEST));
        model.addAttribute("inspected", inspected);
        model.addAttribute("behind", new FigureLinks(inspected.sheet().prepared()));
        model.addAttribute("oversees", AccessPolicy.oversees(person.actor()));
        model.addAttribute("command", name);
        model.addAttribute("word", action.word());
    }
}
