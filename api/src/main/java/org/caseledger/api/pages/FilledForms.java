package org.caseledger.api.pages;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.caseledger.api.http.InputMistake;
import org.caseledger.api.http.Requests;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.command.Rejection;
import org.caseledger.command.Request;
import org.caseledger.command.SomebodyActedFirst;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/**
 * Shows forms, does what they were filled in for, and shows them again with what was typed where
 * that is forbidden or cannot be read.
 */
@Component
public final class FilledForms {

    private static final String VIEW = "form";

    private final OfficeForms forms;
    private final Requests requests;

    FilledForms(OfficeForms forms, Requests requests) {
        this.forms = forms;
        this.requests = requests;
    }

    /** Does what a form was filled in for; answers the address that shows it done. */
    @FunctionalInterface
    public interface Doing {
        String with(byte[] json, Request request);
    }

    /** The page of a form. */
    public String show(FormPage form, OpenedForm opened, Model model) {
        fill(form, opened, Mistakes.NONE, model);
        return VIEW;
    }

    /** Where it leads to that a form was sent, or the form again. */
    public ModelAndView send(
            Supplier<FormPage> form,
            OpenedForm opened,
            LoggedIn person,
            Model model,
            Supplier<List<HistoryEntry>> history,
            Doing doing) {
        var typed = opened.typed();
        Long version = version(typed.getFirst("version"));
        Mistakes mistakes;
        try {
            var json = forms.typed(typed).json(form.get().fields());
            var request =
                    requests.of(opened.address(), json, person, typed.getFirst("key"), version);
            return new ModelAndView("redirect:" + doing.with(json, request));
        } catch (InputMistake mistake) {
            mistakes = Mistakes.of(mistake);
        } catch (Rejection rejection) {
            mistakes = Mistakes.of(rejection);
        } catch (SomebodyActedFirst first) {
            mistakes = Mistakes.meanwhile(version);
        }
        fill(form.get(), opened, mistakes, model);
        if (mistakes.since() != null) {
            long since = mistakes.since();
            model.addAttribute(
                    "meanwhile", history.get().stream().filter(e -> e.sequence() > since).toList());
        }
        return new ModelAndView(VIEW, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void fill(FormPage form, OpenedForm opened, Mistakes mistakes, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("address", opened.address());
        model.addAttribute("typed", opened.typed());
        model.addAttribute("mistakes", mistakes);
        model.addAttribute("meanwhile", List.of());
        model.addAttribute("key", UUID.randomUUID());
    }

    private static @Nullable Long version(@Nullable String text) {
        if (text == null) {
            return null;
        } else if (text.matches("\\d{1,9}")) {
            return Long.valueOf(text);
        }
        throw new InputMistake("version", "应为数字", "must be a number");
    }
}
