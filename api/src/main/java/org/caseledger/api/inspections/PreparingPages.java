package org.caseledger.api.inspections;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.command.inspection.InspectionCommand.PrepareInspection;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The form for a sheet asks for the days and the unit; the figures are computed. */
@PageController
@RequestMapping(PreparingPages.PATH)
@RequiredArgsConstructor
class PreparingPages {
    static final String PATH = "/inspections/prepare";

    private final InspectionSheets sheets;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping
    String form(@RequestParam MultiValueMap<String, String> asked, LoggedIn person, Model model) {
        if (!new PageCommand(PrepareInspection.class).to(person.actor().role())) {
            throw new ForbiddenException();
        }
        show(asked, FormErrors.NONE, model);
        return "inspections/prepare";
    }

    @PostMapping
    ModelAndView prepare(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        var fields = forms.fields(InspectionSheets.Asked.class, "");
        return sentForms.send(
                new SentForm(PATH, fields, typed, person),
                (json, request) -> "/inspections/"
                        + sheets.prepare(json, request, null, person.actor()).id(),
                mistakes -> {
                    show(typed, mistakes, model);
                    return SentForms.again("inspections/prepare", model);
                });
    }

    private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, forms.fields(InspectionSheets.Asked.class, ""), typed, mistakes);
        model.addAttribute("word", new PageCommand(PrepareInspection.class));
    }
}
