package org.caseledger.api.office;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.office.CategoryLists.Listed;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.LoggedIn;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.forms.FormErrors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.JsonBodies;
import org.caseledger.categories.CategoryBook;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryKind;
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

/** 类别目录: what complaints are classified by, which everybody reads and an administrator changes. */
@PageController
@RequestMapping("/categories")
@RequiredArgsConstructor
class CategoryPages {
    private static final String LIST = "/categories";
    private static final String FORM = "office/category";

    /** What a new category is asked for, its code among it. */
    public record NewCategory(
            CategoryKind list,
            String code,
            @Nullable CategoryCode parent,
            String name,
            @Nullable String english,
            String reason) {}

    private static final Map<String, Class<? extends CategoryChange>> OF_ONE = Map.of(
            "rename", CategoryChange.Rename.class,
            "merge", CategoryChange.Merge.class,
            "retire", CategoryChange.Retire.class);

    private final CategoryLists lists;
    private final OfficeForms forms;
    private final JsonBodies bodies;

    @GetMapping
    String all(Model model) {
        model.addAttribute("list", lists.all());
        return "office/categories";
    }

    @GetMapping("/new")
    String add(LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        return show("new", null, new LinkedMultiValueMap<>(), FormErrors.NONE, model);
    }

    @PostMapping("/new")
    ModelAndView add(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        return send("new", null, typed, person, model, json -> {
            var body = bodies.read(json, NewCategory.class);
            var change = new CategoryChange.Add(body.list(), body.parent(), body.name(), body.english(), body.reason());
            lists.change(new CategoryCode(body.code()), change, person.actor());
        });
    }

    @GetMapping("/adopt")
    String adopt(LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        return show("adopt", null, new LinkedMultiValueMap<>(), FormErrors.NONE, model);
    }

    @PostMapping("/adopt")
    ModelAndView adopt(@RequestParam MultiValueMap<String, String> typed, LoggedIn person, Model model) {
        return send(
                "adopt",
                null,
                typed,
                person,
                model,
                json -> lists.change(
                        CategoryBook.OTHER, bodies.read(json, CategoryChange.Adopt.class), person.actor()));
    }

    @GetMapping("/{code}/{command}")
    String change(@PathVariable String code, @PathVariable("command") String change, LoggedIn person, Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var known = find(code, change);
        var typed = new LinkedMultiValueMap<String, String>();
        typed.add("name", known.name());
        Optional.ofNullable(known.english()).ifPresent(name -> typed.add("english", name));
        return show(change, known, typed, FormErrors.NONE, model);
    }

    @PostMapping("/{code}/{command}")
    ModelAndView change(
            @PathVariable String code,
            @PathVariable("command") String change,
            @RequestParam MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model) {
        AccessPolicy.mustAdminister(person.actor());
        var known = find(code, change);
        return send(
                change,
                known,
                typed,
                person,
                model,
                json -> lists.change(known.code(), bodies.read(json, OF_ONE.get(change)), person.actor()));
    }

    private interface Sent {
        void change(byte[] json);
    }

    private ModelAndView send(
            String change,
            @Nullable Listed known,
            MultiValueMap<String, String> typed,
            LoggedIn person,
            Model model,
            Sent sent) {
        AccessPolicy.mustAdminister(person.actor());
        try {
            sent.change(forms.typed(typed).json(fields(change, known)));
            SentForms.say("office.saved", LIST);
            return SentForms.done(address(change, known), LIST);
        } catch (InvalidInputException mistake) {
            return SentForms.again(show(change, known, typed, FormErrors.of(mistake), model), model);
        }
    }

    private String show(
            String change,
            @Nullable Listed known,
            MultiValueMap<String, String> typed,
            FormErrors mistakes,
            Model model) {
        model.addAttribute("to", address(change, known));
        model.addAttribute("change", change);
        model.addAttribute("known", known);
        SentForms.show(model, fields(change, known), typed, mistakes);
        return FORM;
    }

    private static String address(String change, @Nullable Listed known) {
        return LIST + (known == null ? "/" : "/" + known.code() + "/") + change;
    }

    private Listed find(String code, String change) {
        return Optional.of(code)
                .filter(any -> OF_ONE.containsKey(change))
                .flatMap(any -> lists.find(new CategoryCode(any)))
                .orElseThrow(NotFoundException::new);
    }

    private List<FormField> fields(String change, @Nullable Listed known) {
        Class<?> asked = known != null
                ? OF_ONE.get(change)
                : change.equals("new") ? NewCategory.class : CategoryChange.Adopt.class;
        return forms.fields(asked, "").stream()
                .map(field -> offering(field, known))
                .toList();
    }

    private FormField offering(FormField field, @Nullable Listed known) {
        return switch (field.name()) {
            case "parent" -> field.with(options(lists.all().stream().filter(c -> c.parent() == null)));
            case "into" ->
                field.with(options(lists.all().stream()
                        .filter(c -> known != null && c.list() == known.list())
                        .filter(c -> !c.equals(known))));
            default -> field;
        };
    }

    private static List<Option> options(Stream<Listed> some) {
        return some.filter(Listed::offered)
                .map(c -> new Option(c.code().value(), c.code() + " " + String.join(" / ", c.path())))
                .toList();
    }
}
