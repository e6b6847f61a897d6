package org.caseledger.api.templates;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.events.office.TemplateKind;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    private final OfficeForms forms;
    private final JsonBodies bodies;

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

    @GetMapping("/new")
    String add(LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        return show(new Asked("new", null), new LinkedMultiValueMap<>(), FormErrors.NONE, model);
    }

    @PostMapping("/new")
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        return send(new Asked("new", null), typed, person, model);
    }

    @GetMapping("/{number:[0-9]+}/{command}")
    String change(@PathVariable int number, @PathVariable("command") String change, LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var asked = asked(number, change);
        var last = find(number).last();
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add(VERSION, String.valueOf(last.version()));
        typed.add("name", last.name());
        typed.add("text", last.text());
        return show(asked, typed, FormErrors.NONE, model);
    }

    @PostMapping("/{number:[0-9]+}/{command}")
    ModelAndView change(
            @PathVariable int number,
            @PathVariable("command") String change,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model) {
        AccessPolicy.mustAdminister(person.actor());
        return send(asked(number, change), typed, person, model);
    }

    private Asked asked(int number, String change) {
        if (!OF_ONE.containsKey(change)) {
            throw new NotFoundException();
        }
        return new Asked(change, find(number));
    }

    private Template find(int number) {
        return templates.book().find(number).orElseThrow(NotFoundException::new);
    }

    private ModelAndView send(Asked asked, MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        try {
            if (typed.containsKey("preview")) {
                model.addAttribute("preview", preview(typed.getFirst("text")));
                return new ModelAndView(show(asked, typed, FormErrors.NONE, model));
            }
            var json = forms.typed(typed).json(forms.fields(asked.type(), "number"));
            templates.change(read(json, asked), person.actor());
            SentForms.say("office.saved", LIST);
            return SentForms.done(asked.address(), LIST);
        } catch (InvalidInputException mistake) {
            meanwhile(asked, typed, model);
            return SentForms.again(show(asked, typed, FormErrors.of(mistake), model), model);
        }
    }

    private TemplateChange read(byte[] json, Asked asked) {
        return asked.of() == null
                ? bodies.read(json, asked.type())
                : bodies.read(
                        json, asked.type(), "number", String.valueOf(asked.of().number()));
    }

    /** What another administrator saved is shown, and may be changed once it was. */
    private void meanwhile(Asked asked, MultiValueMap<String, String> typed, Model model) {
        if (asked.of() == null || !asked.change().equals(CHANGE)) {
            return;
        }
        var last = find(asked.of().number()).last();
        if (!String.valueOf(last.version()).equals(typed.getFirst(VERSION))) {
            model.addAttribute("meanwhile", last);
            typed.set(VERSION, String.valueOf(last.version()));
        }
    }

    private String show(Asked asked, MultiValueMap<String, String> typed, FormErrors mistakes, Model model) {
        model.addAttribute("to", asked.address());
        model.addAttribute("change", asked.change());
        model.addAttribute("of", asked.of());
        model.addAttribute("placeholders", Placeholder.values());
        var fields = forms.fields(asked.type(), "number");
        SentForms.show(model, fields, Set.of(VERSION), typed, mistakes);
        return FORM;
    }

    private static String preview(@Nullable String text) {
        return TemplateText.typed(text == null ? "" : text).filled(SAMPLE);
    }
}
