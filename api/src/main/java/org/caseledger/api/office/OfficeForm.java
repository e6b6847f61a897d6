package org.caseledger.api.office;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.requests.SentJson;
import org.springframework.web.servlet.ModelAndView;

/**
 * The form page of a person or unit of the office, listed at {@code list}; {@code fields} are those of an existing one
 * by its name, or of a new one for an empty name.
 */
record OfficeForm(String list, Function<String, List<FormField>> fields) {
    /** The form, which {@code save} saves; {@code of} is empty for what is new. */
    ModelAndView page(String of, FormRequest form, Consumer<SentJson> save) {
        return form.page(
                "office/form",
                () -> fields.apply(of),
                Set.of(),
                () -> {
                    form.add("to", list + "/" + (of.isEmpty() ? "new" : of));
                    form.add("back", list);
                    form.add("of", of);
                },
                sent -> {
                    save.accept(sent);
                    SentForms.say("office.saved", of);
                    return list;
                });
    }
}
