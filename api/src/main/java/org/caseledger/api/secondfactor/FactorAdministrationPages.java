package org.caseledger.api.secondfactor;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.secondfactor.FactorAdministration.ResetBody;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 人员的两步验证: an administrator sees whether there is one, and resets it. */
@PageController
@RequestMapping("/people/{username}/second-factor")
@RequiredArgsConstructor
class FactorAdministrationPages {
    private static final String PAGE = "secondfactor/person";

    private final FactorAdministration administration;

    @GetMapping
    String show(@PathVariable String username, LoggedIn person, Model model) {
        return show(username, person, FormErrors.NONE, "", model);
    }

    @PostMapping("/reset")
    ModelAndView reset(
            @PathVariable String username,
            @RequestParam(defaultValue = "") String reason,
            LoggedIn person,
            Model model) {
        try {
            administration.reset(username, new ResetBody(reason), person);
            return new ModelAndView("redirect:/people/{username}/second-factor?done", "username", username);
        } catch (InvalidInputException mistake) {
            var page = show(username, person, FormErrors.of(mistake), reason, model);
            return SentForms.again(page, model);
        }
    }

    private String show(String username, LoggedIn person, FormErrors mistakes, String reason, Model model) {
        model.addAttribute("of", username);
        model.addAttribute("own", username.equals(person.getUsername()));
        model.addAttribute("state", administration.of(username, person));
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("reason", reason);
        return PAGE;
    }
}
