package org.caseledger.api.office;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.CategoryRegister;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.OfficeForms;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.categories.Category;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.gate.Rule;
import org.caseledger.events.Actor;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.office.CategoryKind;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** The category lists of the office, which everybody reads and an administrator changes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class CategoryLists {
    private final CategoryRegister register;

    /** A category, and what became of it; {@code path} are the names it counts under. */
    public record Listed(
            CategoryKind list,
            CategoryCode code,
            @Nullable CategoryCode parent,
            String name,
            @Nullable String english,
            List<String> path,
            @Nullable CategoryCode into,
            boolean retired,
            boolean offered) {}

    /** Both lists, each of the upper level before those under it. */
    public List<Listed> all() {
        var book = register.book();
        return Arrays.stream(CategoryKind.values())
                .flatMap(list -> book.all(list).stream())
                .map(one -> listed(one, book))
                .toList();
    }

    private static Listed listed(Category one, CategoryBook book) {
        return new Listed(
                one.list(),
                one.code(),
                one.parent(),
                one.name(),
                one.english(),
                book.path(one),
                one.into(),
                one.retired(),
                book.isOffered(one));
    }

    /** The category of this code. */
    public Optional<Listed> find(CategoryCode code) {
        return all().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    /** Changes the lists, or in them the category of this code. */
    public List<Listed> change(CategoryCode code, CategoryChange change, Actor actor) {
        AccessPolicy.mustAdminister(actor);
        if (!Wording.isInWords(change.reason())) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        register.record(book -> change.decide(book, code), actor);
        return all();
    }

    /** 类别目录: what complaints are classified by, which everybody reads and an administrator changes. */
    @PageController
    @RequestMapping("/categories")
    @RequiredArgsConstructor
    static class CategoryPages {
        private static final String LIST = "/categories";

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

        @GetMapping
        String all(PageRequest page) {
            page.add("list", lists.all());
            return "office/categories";
        }

        @FormMapping("/new")
        ModelAndView add(FormRequest form) {
            return page("new", null, form, sent -> {
                var body = sent.as(NewCategory.class);
                var change =
                        new CategoryChange.Add(body.list(), body.parent(), body.name(), body.english(), body.reason());
                lists.change(new CategoryCode(body.code()), change, sent.actor());
            });
        }

        @FormMapping("/adopt")
        ModelAndView adopt(FormRequest form) {
            return page(
                    "adopt",
                    null,
                    form,
                    sent -> lists.change(CategoryBook.OTHER, sent.as(CategoryChange.Adopt.class), sent.actor()));
        }

        @FormMapping("/{code}/{command}")
        ModelAndView change(@PathVariable String code, @PathVariable("command") String change, FormRequest form) {
            AccessPolicy.mustAdminister(form.actor());
            var known = Optional.of(code)
                    .filter(any -> OF_ONE.containsKey(change))
                    .flatMap(any -> lists.find(new CategoryCode(any)))
                    .orElseThrow(NotFoundException::new);
            form.fillIn(typed -> {
                typed.add("name", known.name());
                Optional.ofNullable(known.english()).ifPresent(name -> typed.add("english", name));
            });
            return page(
                    change, known, form, sent -> lists.change(known.code(), sent.as(OF_ONE.get(change)), sent.actor()));
        }

        private ModelAndView page(String change, @Nullable Listed known, FormRequest form, Consumer<SentJson> save) {
            AccessPolicy.mustAdminister(form.actor());
            return form.page(
                    "office/category",
                    () -> fields(change, known),
                    Set.of(),
                    () -> {
                        form.add("to", LIST + (known == null ? "/" : "/" + known.code() + "/") + change);
                        form.add("change", change);
                        form.add("known", known);
                    },
                    sent -> {
                        save.accept(sent);
                        SentForms.say("office.saved", LIST);
                        return LIST;
                    });
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

    /** 类别目录: the category lists, for programs. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/categories")
    @RequiredArgsConstructor
    static class CategoriesController {
        private final CategoryLists lists;

        @GetMapping
        List<Listed> all() {
            return lists.all();
        }

        @PostMapping("/adopt")
        List<Listed> adopt(SentJson sent) {
            AccessPolicy.mustAdminister(sent.actor());
            return lists.change(CategoryBook.OTHER, sent.as(CategoryChange.Adopt.class), sent.actor());
        }

        @PostMapping("/{code}/add")
        List<Listed> add(@PathVariable String code, SentJson sent) {
            return change(code, sent, CategoryChange.Add.class);
        }

        @PostMapping("/{code}/rename")
        List<Listed> rename(@PathVariable String code, SentJson sent) {
            return change(code, sent, CategoryChange.Rename.class);
        }

        @PostMapping("/{code}/merge")
        List<Listed> merge(@PathVariable String code, SentJson sent) {
            return change(code, sent, CategoryChange.Merge.class);
        }

        @PostMapping("/{code}/retire")
        List<Listed> retire(@PathVariable String code, SentJson sent) {
            return change(code, sent, CategoryChange.Retire.class);
        }

        private List<Listed> change(String code, SentJson sent, Class<? extends CategoryChange> type) {
            AccessPolicy.mustAdminister(sent.actor());
            return lists.change(new CategoryCode(code), sent.as(type), sent.actor());
        }
    }
}
