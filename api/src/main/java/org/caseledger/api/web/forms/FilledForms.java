package org.caseledger.api.web.forms;

import java.util.List;
import java.util.function.Supplier;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.query.history.HistoryEntry;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** Forms on pages of their own, shown again with what was typed where it was not done. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class FilledForms {
    private static final String VIEW = "web/form";

    private final SentForms sentForms;

    /** The page of a form. */
    public String show(FormPage form, OpenedForm opened, Model model) {
        fill(form, opened, FormErrors.NONE, List::of, model);
        return VIEW;
    }

    /** Where it leads to that a form was sent, or the form again. */
    public ModelAndView send(
            Supplier<FormPage> form,
            OpenedForm opened,
            LoggedIn person,
            Model model,
            Supplier<List<HistoryEntry>> history,
            SentForms.Action action) {
        var sent = new SentForm(opened.address(), form.get().fields(), opened.typed(), person);
        return sentForms.send(sent, action, mistakes -> {
            fill(form.get(), opened, mistakes, history, model);
            return SentForms.again(VIEW, model);
        });
    }

    private static void fill(
            FormPage form, OpenedForm opened, FormErrors mistakes, Supplier<List<HistoryEntry>> history, Model model) {
        SentForms.show(model, form.fields(), form.hidden(), opened.typed(), mistakes);
        model.addAttribute("form", form);
        model.addAttribute("address", opened.address());
        model.addAttribute("meanwhile", mistakes.meanwhile(history));
    }
}
