package org.caseledger.api.templates;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.events.office.TemplateKind;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** 模板、快捷语: what the office writes texts from, which everybody reads and an administrator changes. */
@PageController
@RequestMapping("/templates")
@RequiredArgsConstructor
class TemplatePages {
    private static final String LIST = "/templates";
    private static final String FORM = "templates/form";
    private static final String VERSION = "version";
    private static final String CHANGE = "change";

    private static final Map<String, Class<? extends TemplateChange>> OF_ONE =
            Map.of(CHANGE, TemplateChange.NewVersion.class, "retire", TemplateChange.Retirement.class);

    private static final Map<Placeholder, String> SAMPLE =
            Arrays.stream(Placeholder.values()).collect(Collectors.toMap(Function.identity(), Placeholder::sample));

    private final Templates templates;

    /** A change as an address names it; {@code of} is null for a new template. */
    private record Asked(String change, @Nullable Template of) {
        Class<? extends TemplateChange> type() {
            return of == null ? TemplateChange.NewTemplate.class : OF_ONE.get(change);
        }

        String address() {
            return LIST + (of == null ? "/new" : "/" + of.number() + "/" + change);
        }
    }

    @GetMapping
    String all(Model model) {
        model.addAttribute("all", templates.all());
        model.addAttribute("kinds", TemplateKind.values());
        return "templates/list";
    }

    @GetMapping("/{number:[0-9]+}")
    String one(@PathVariable int number, Model model) {
        var found = find(number);
        model.addAttribute("one", found);
        model.addAttribute("preview", preview(found.last().text()));
        return "templates/template";
    }

    @FormMapping("/new")
    ModelAndView add(FormRequest form) {
        AccessPolicy.mustAdminister(form.actor());
        return page(new Asked("new", null), form);
    }

    @FormMapping("/{number:[0-9]+}/{command}")
    ModelAndView change(@PathVariable int number, @PathVariable("command") String change, FormRequest form) {
        AccessPolicy.mustAdminister(form.actor());
        if (!OF_ONE.containsKey(change)) {
            throw new NotFoundException();
        }
        var of = find(number);
        form.fillIn(typed -> {
            typed.add(VERSION, String.valueOf(of.last().version()));
            typed.add("name", of.last().name());
            typed.add("text", of.last().text());
        });
        return page(new Asked(change, of), form);
    }

    private Template find(int number) {
        return templates.book().find(number).orElseThrow(NotFoundException::new);
    }

    private ModelAndView page(Asked asked, FormRequest form) {
        boolean previews = form.typed().containsKey("preview");
        form.first(() -> {
            if (previews) {
                form.add("preview", preview(form.typed().getFirst("text")));
                SentForms.askAgain(form.typed());
            }
        });
        return form.page(
                FORM,
                () -> form.fields(asked.type(), "number"),
                Set.of(VERSION),
                () -> {
                    if (!previews) {
                        meanwhile(asked, form);
                    }
                    form.add("to", asked.address());
                    form.add("change", asked.change());
                    form.add("of", asked.of());
                    form.add("placeholders", Placeholder.values());
                },
                sent -> {
                    templates.change(read(sent, asked), sent.actor());
                    SentForms.say("office.saved", LIST);
                    return LIST;
                });
    }

    private static TemplateChange read(SentJson sent, Asked asked) {
        return asked.of() == null
                ? sent.as(asked.type())
                : sent.as(asked.type(), "number", asked.of().number());
    }

    /** What another administrator saved is shown, and may be changed once it was. */
    private void meanwhile(Asked asked, FormRequest form) {
        if (asked.of() == null || !asked.change().equals(CHANGE)) {
            return;
        }
        var last = find(asked.of().number()).last();
        if (!String.valueOf(last.version()).equals(form.typed().getFirst(VERSION))) {
            form.add("meanwhile", last);
            form.typed().set(VERSION, String.valueOf(last.version()));
        }
    }

    private static String preview(@Nullable String text) {
        return TemplateText.typed(text == null ? "" : text).filled(SAMPLE);
    }
}
