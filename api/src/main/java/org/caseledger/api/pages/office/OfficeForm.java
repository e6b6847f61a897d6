package org.caseledger.api.pages.office;

import java.util.List;
import org.caseledger.api.forms.FormField;
import org.caseledger.api.pages.Mistakes;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/** The page with the form of somebody or something of the office. */
final class OfficeForm {

    static final String PAGE = "office-form";

    private OfficeForm() {}

    /** {@code of} is empty for what is new. */
    static void of(
            String to,
            String back,
            String of,
            List<FormField> fields,
            MultiValueMap<String, String> typed,
            Mistakes mistakes,
            Model model) {
        model.addAttribute("to", to);
        model.addAttribute("back", back);
        model.addAttribute("of", of);
        model.addAttribute("fields", fields);
        model.addAttribute("typed", typed);
        model.addAttribute("mistakes", mistakes);
    }
}
