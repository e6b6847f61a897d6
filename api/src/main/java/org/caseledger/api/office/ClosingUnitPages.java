package org.caseledger.api.office;

import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.UnitId;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 撤销单位: what is left in a unit, and the form that closes it once nothing is. */
@PageController
@RequiredArgsConstructor
class ClosingUnitPages {
    private static final String LIST = "/units";

    private final ClosingUnits closing;

    @GetMapping("/units/{code}/close")
    String form(@PathVariable String code, LoggedIn person, Model model) {
        return show(new UnitId(code), FormErrors.NONE, person, model);
    }

    @PostMapping("/units/{code}/close")
    ModelAndView close(
            @PathVariable String code,
            @Nullable String reason,
            @RequestParam(defaultValue = "false") boolean reopen,
            LoggedIn person,
            Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var id = new UnitId(code);
        var why = reason == null ? "" : reason;
        try {
            if (reopen) {
                closing.open(id, why, person.actor());
            } else {
                closing.close(id, why, person.actor());
            }
            SentForms.say("office.saved", code);
            return SentForms.done(LIST + "/" + code + "/close", LIST);
        } catch (InvalidInputException mistake) {
            return SentForms.again(show(id, FormErrors.of(mistake), person, model), model);
        }
    }

    private String show(UnitId id, FormErrors mistakes, LoggedIn person, Model model) {
        model.addAttribute("concerned", closing.concerned(id, person.actor()));
        model.addAttribute("mistakes", mistakes);
        return "office/closing";
    }
}
