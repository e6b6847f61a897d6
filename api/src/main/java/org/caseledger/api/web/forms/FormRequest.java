package org.caseledger.api.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.ForbiddenException;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Commands;
import org.caseledger.events.Actor;
import org.caseledger.query.history.HistoryEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A form that a person opens, or sends: then it is done, or shown again with what was typed and why it was not done.
 */
@RequiredArgsConstructor
public final class FormRequest {
    private static final String PAGE = "web/form";

    private final OpenedForm opened;
    private final boolean sent;
    private final LoggedIn person;
    private final Model model;
    private final SentForms forms;
    private Runnable before = () -> {};

    public LoggedIn person() {
        return person;
    }

    public Actor actor() {
        return person.actor();
    }

    /** What its address fills in, or what was sent instead. */
    public MultiValueMap<String, String> typed() {
        return opened.typed();
    }

    /** The first of what was typed into a field; empty if nothing was. */
    public String typed(String field) {
        return Objects.requireNonNullElse(typed().getFirst(field), "");
    }

    /** What a command asks for, but the part that the address gives. */
    public List<FormField> fields(Class<?> command, String given) {
        return forms.fields(command, given);
    }

    /** The form of a command; whoever may not give it is refused by the rule, which is recorded, once they send it. */
    public FormRequest of(Class<?> command) {
        if (!sent && !Commands.mayGive(actor().role(), command)) {
            throw new ForbiddenException();
        }
        add("word", Commands.wordOf(command));
        return this;
    }

    /** Fills in what is known when it is opened. */
    public void fillIn(Consumer<MultiValueMap<String, String>> known) {
        if (!sent) {
            known.accept(typed());
        }
    }

    /** Makes what was sent whole, or refuses it, before it is read. */
    public FormRequest first(Runnable whole) {
        before = whole;
        return this;
    }

    /** Shows something else, under a name. */
    public void add(String name, @Nullable Object value) {
        model.addAttribute(name, value);
    }

    /** A form that needs no template of its own; {@code act} gives the address that shows what was done. */
    public ModelAndView page(Supplier<FormPage> form, Function<SentJson, String> act) {
        return page(form, List::of, act);
    }

    /** The same about something with a history, of which what others did meanwhile is shown. */
    public ModelAndView page(
            Supplier<FormPage> form, Supplier<List<HistoryEntry>> history, Function<SentJson, String> act) {
        return answer(PAGE, () -> form.get().fields(), act, mistakes -> {
            var page = form.get();
            show(page.fields(), page.hidden(), mistakes);
            add("form", page);
            add("meanwhile", mistakes.meanwhile(history));
        });
    }

    /**
     * A form in a template of its own, which shows what is {@code around} it; {@code act} gives null where the form is
     * to be shown again, as a preview.
     */
    public ModelAndView page(
            String template,
            Supplier<List<FormField>> fields,
            Set<String> hidden,
            Runnable around,
            Function<SentJson, @Nullable String> act) {
        return answer(template, fields, act, mistakes -> {
            around.run();
            show(fields.get(), hidden, mistakes);
        });
    }

    private ModelAndView answer(
            String template,
            Supplier<List<FormField>> fields,
            Function<SentJson, @Nullable String> act,
            Consumer<FormErrors> show) {
        add("address", opened.address());
        if (!sent) {
            show.accept(FormErrors.NONE);
            return new ModelAndView(template, model.asMap());
        }
        var form = new SentForm(opened.address(), fields.get(), typed(), person);
        return forms.send(form, before, act, mistakes -> {
            show.accept(mistakes);
            return SentForms.again(template, model);
        });
    }

    private void show(List<FormField> fields, Set<String> hidden, FormErrors mistakes) {
        SentForms.show(model, fields, hidden, typed(), mistakes);
    }

    /**
     * A form at the address at which it was opened: {@code typed} is what its address fills in, or what was sent
     * instead.
     */
    public record OpenedForm(String address, MultiValueMap<String, String> typed) {
        /** The form that was asked for, or sent. */
        public static OpenedForm of(HttpServletRequest request) {
            var query = request.getQueryString();
            var path = request.getRequestURI();
            var filledIn = query == null ? none() : parsed(query);
            return new OpenedForm(
                    query == null ? path : path + "?" + query,
                    request.getMethod().equals("GET") ? filledIn : sent(request, filledIn));
        }

        // A server gives what an address holds before what was sent under the same name.
        private static MultiValueMap<String, String> sent(
                HttpServletRequest request, MultiValueMap<String, String> filledIn) {
            var sent = none();
            request.getParameterMap().forEach((name, values) -> {
                int before = filledIn.getOrDefault(name, List.of()).size();
                for (int i = before; i < values.length; i++) {
                    sent.add(name, values[i]);
                }
            });
            return sent;
        }

        private static MultiValueMap<String, String> parsed(String query) {
            var parsed = none();
            UriComponentsBuilder.newInstance()
                    .query(query)
                    .build()
                    .getQueryParams()
                    .forEach((name, values) -> values.stream()
                            .filter(value -> value != null)
                            .forEach(value -> parsed.add(decoded(name), decoded(value))));
            return parsed;
        }

        private static String decoded(String text) {
            return UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
        }

        private static MultiValueMap<String, String> none() {
            return new LinkedMultiValueMap<>();
        }
    }
}
