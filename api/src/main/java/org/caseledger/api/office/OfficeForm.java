package org.caseledger.api.office;

import java.util.List;
import java.util.function.Function;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form page of a person or unit of the office, listed at {@code list}; {@code fields} are those of an existing one
 * by its name, or of a new one for an empty name.
 */
record OfficeForm(String list, Function<String, List<FormField>> fields) {
    private static final String PAGE = "office/form";

    /** The form; {@code of} is empty for what is new. */
    String show(String of, MultiValueMap<String, String> typed, Model model) {
        return show(of, typed, FormErrors.NONE, model);
    }

    /** The form again, with what is wrong. */
    ModelAndView again(String of, MultiValueMap<String, String> typed, InvalidInputException mistake, Model model) {
        return SentForms.again(show(of, typed, FormErrors.of(mistake), model), model);
    }

    /** The list, where what was sent stands. */
    ModelAndView done(String of) {
        SentForms.say("office.saved", of);
        return SentForms.done(address(of), list);
    }

    private String address(String of) {
        return list + "/" + (of.isEmpty() ? "new" : of);
    }

    private String show(String of, MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        model.addAttribute("to", address(of));
        model.addAttribute("back", list);
        model.addAttribute("of", of);
        SentForms.show(model, fields.apply(of), typed, mistakes);
        return PAGE;
    }
}
