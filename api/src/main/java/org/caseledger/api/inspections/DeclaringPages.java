package org.caseledger.api.inspections;

import java.util.List;
import java.util.Set;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageCommand;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForm;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.command.accountability.DeclareAccountability;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** A leader commends, criticises or holds to account, and says what that rests on. */
@PageController
@RequestMapping(DeclaringPages.PATH)
@RequiredArgsConstructor
class DeclaringPages {
    static final String PATH = "/accountability/declare";

    /** Not typed: the previous page passes these on. */
    private static final String SHEETS = "inspections";

    private static final String FINDINGS = "findings";

    private final AccountabilityRegister register;
    private final OfficeForms forms;
    private final SentForms sentForms;

    @GetMapping
    String form(@RequestParam MultiValueMap<String, String> asked, LoggedIn person, Model model) {
        if (!new PageCommand(DeclareAccountability.class).to(person.actor().role())) {
            throw new ForbiddenException();
        }
        show(asked, FormErrors.NONE, model);
        return "inspections/declare";
    }

    @PostMapping
    ModelAndView declare(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        return sentForms.send(
                new SentForm(PATH, fields(typed), typed, person),
                (json, request) -> "/accountability/"
                        + register.declare(json, request, person.actor()).id(),
                mistakes -> {
                    show(typed, mistakes, model);
                    return SentForms.again("inspections/declare", model);
                });
    }

    private void show(MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        SentForms.show(model, fields(typed), Set.of(SHEETS), typed, mistakes);
        model.addAttribute("word", new PageCommand(DeclareAccountability.class));
    }

    private List<FormField> fields(MultiValueMap<String, String> typed) {
        return forms.fields(AccountabilityRegister.Declared.class, FINDINGS).stream()
                .filter(field -> !field.name().equals(SHEETS) || typed.containsKey(SHEETS))
                .toList();
    }
}
