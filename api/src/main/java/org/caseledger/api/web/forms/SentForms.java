package org.caseledger.api.web.forms;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.api.web.requests.Requests;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Rejection;
import org.caseledger.command.gate.RequestReused;
import org.caseledger.command.gate.SomebodyActedFirst;
import org.caseledger.events.TimeOrderedId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Does what a form asks for, or has it shown again with why that was not done. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public final class SentForms {
    /** The page that shows what a form has done knows the address of that form by this name. */
    public static final String DONE = "done";

    /** The key of the message by which the next page tells, once, what was done. */
    private static final String SAID = "toast";

    /** What that message is about. */
    private static final String SAID_OF = "toastOf";

    /** Asks for the form as things are now, with what is typed in it; nothing is done. */
    private static final String RELOAD = "reload";

    private final OfficeForms forms;
    private final Requests requests;
    private final JsonBodies bodies;

    /** What the template of a form needs to show it. */
    public static void show(
            Model model, List<FormField> fields, MultiValueMap<String, String> typed, FormErrors mistakes) {
        show(model, fields, Set.of(), typed, mistakes);
    }

    /** The same of a form that hides some of its fields. */
    public static void show(
            Model model,
            List<FormField> fields,
            Set<String> hidden,
            MultiValueMap<String, String> typed,
            FormErrors mistakes) {
        model.addAttribute("fields", fields);
        model.addAttribute("hidden", hidden);
        model.addAttribute("typed", typed);
        model.addAttribute("mistakes", mistakes.at(new ErrorPlacement(fields, hidden, typed)));
        model.addAttribute("key", TimeOrderedId.next());
    }

    /** Leads to the page that shows what a form has done, which then keeps nothing of it. */
    public static ModelAndView done(String form, String shown) {
        flash().put(DONE, form);
        flash().putIfAbsent(SAID, "said.done");
        return new ModelAndView("redirect:" + shown);
    }

    /** Has the next page tell with this message what was done, to {@code of}. */
    public static void say(String message, String of) {
        flash().put(SAID, message);
        flash().put(SAID_OF, of);
    }

    private static FlashMap flash() {
        var current = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        return RequestContextUtils.getOutputFlashMap(current.getRequest());
    }

    /** Has a form shown again with what is typed in it; nothing is done. */
    public static void askAgain(MultiValueMap<String, String> typed) {
        typed.set(RELOAD, "true");
    }

    /** A page that tells why nothing was done. */
    public static ModelAndView again(String page, Model model) {
        return new ModelAndView(page, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    List<FormField> fields(Class<?> command, String given) {
        return forms.fields(command, given);
    }

    /**
     * The page that shows what {@code act} has done after {@code before} made what is typed whole, or {@code again} the
     * form, with the mistakes; also where {@code act} gives null.
     */
    public ModelAndView send(
            SentForm form,
            Runnable before,
            Function<SentJson, @Nullable String> act,
            Function<FormErrors, ModelAndView> again) {
        return answer(
                form,
                before,
                sent -> {
                    var shown = act.apply(sent);
                    return shown == null ? reloaded(again) : done(form.address(), shown);
                },
                again);
    }

    /** The page that {@code act} answers with, or {@code again} the form, with the mistakes. */
    public ModelAndView answer(
            SentForm form,
            Runnable before,
            Function<SentJson, ModelAndView> act,
            Function<FormErrors, ModelAndView> again) {
        try {
            before.run();
            if (form.typed().containsKey(RELOAD)) {
                return reloaded(again);
            }
            var json = forms.typed(form.typed()).json(form.fields());
            var asked = SingletonSupplier.of(
                    () -> requests.of(form.address(), form.asTyped(), form.person(), form.key(), form.version()));
            return act.apply(new SentJson(json, bodies, asked, form.person().actor()));
        } catch (InvalidInputException mistake) {
            return again.apply(FormErrors.of(mistake));
        } catch (Rejection rejection) {
            return again.apply(FormErrors.of(rejection, form.version()));
        } catch (RequestReused reused) {
            return again.apply(FormErrors.reused());
        } catch (SomebodyActedFirst first) {
            return again.apply(FormErrors.meanwhile(form.version()));
        }
    }

    private static ModelAndView reloaded(Function<FormErrors, ModelAndView> again) {
        var page = again.apply(FormErrors.NONE);
        page.setStatus(HttpStatus.OK);
        return page;
    }
}
