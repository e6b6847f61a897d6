package org.caseledger.api.templates;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.security.AccessPolicy;
import org.caseledger.api.security.OfficeLog;
import org.caseledger.api.web.PageController;
import org.caseledger.api.web.PageRequest;
import org.caseledger.api.web.forms.FormMapping;
import org.caseledger.api.web.forms.FormRequest;
import org.caseledger.api.web.forms.SentForms;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.api.web.problems.NotFoundException;
import org.caseledger.api.web.requests.SentJson;
import org.caseledger.command.gate.Rule;
import org.caseledger.eventlog.EventLog;
import org.caseledger.eventlog.StoredEvent;
import org.caseledger.events.Actor;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.office.TemplateEvent;
import org.caseledger.events.office.TemplateEvent.TemplateAdded;
import org.caseledger.events.office.TemplateEvent.TemplateChanged;
import org.caseledger.events.office.TemplateKind;
import org.caseledger.text.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.ModelAndView;

/** The templates of the office, which everybody reads and an administrator changes. */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class Templates {
    private final EventLog log;
    private final OfficeLog office;

    /** All of them, by number. */
    public List<Template> all() {
        return book().all();
    }

    TemplateBook book() {
        return TemplateBook.of(log);
    }

    /** Changes them, decided by the templates as they are when that is recorded. */
    public void change(TemplateChange change, Actor by) {
        AccessPolicy.mustAdminister(by);
        if (!Wording.isInWords(change.reason())) {
            throw new InvalidInputException("reason", Rule.REASON_IN_WORDS.text());
        }
        office.change(TemplateEvent.STREAM, () -> change.decide(book()), by);
    }

    /** 模板、快捷语, for programs. */
    @RestController
    @Tag(name = "office 机构人员")
    @RequestMapping("/api/templates")
    @RequiredArgsConstructor
    static class TemplatesController {
        private final Templates templates;

        @GetMapping
        List<Template> all() {
            return templates.all();
        }

        @PostMapping("/add")
        List<Template> add(SentJson sent) {
            AccessPolicy.mustAdminister(sent.actor());
            return changed(sent.as(TemplateChange.NewTemplate.class), sent.actor());
        }

        @PostMapping("/{number:[0-9]+}/change")
        List<Template> change(@PathVariable String number, SentJson sent) {
            return ofOne(number, sent, TemplateChange.NewVersion.class);
        }

        @PostMapping("/{number:[0-9]+}/retire")
        List<Template> retire(@PathVariable String number, SentJson sent) {
            return ofOne(number, sent, TemplateChange.Retirement.class);
        }

        private List<Template> ofOne(String number, SentJson sent, Class<? extends TemplateChange> type) {
            AccessPolicy.mustAdminister(sent.actor());
            return changed(sent.as(type, "number", number), sent.actor());
        }

        private List<Template> changed(TemplateChange change, Actor actor) {
            templates.change(change, actor);
            return templates.all();
        }
    }

    /** 模板、快捷语: what the office writes texts from, which everybody reads and an administrator changes. */
    @PageController
    @RequestMapping("/templates")
    @RequiredArgsConstructor
    static class TemplatePages {
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
        String all(PageRequest page) {
            page.add("all", templates.all());
            page.add("kinds", TemplateKind.values());
            return "templates/list";
        }

        @GetMapping("/{number:[0-9]+}")
        String one(@PathVariable int number, PageRequest page) {
            var found = find(number);
            page.add("one", found);
            page.add("preview", preview(found.last().text()));
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
            NotFoundException.unless(OF_ONE.containsKey(change));
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

    /** All templates of the office, folded from their events. */
    static final class TemplateBook {
        private final TreeMap<Integer, Template> byNumber = new TreeMap<>();

        private TemplateBook() {}

        /** The templates as the log has them now. */
        static TemplateBook of(EventLog log) {
            var book = new TemplateBook();
            log.readStream(TemplateEvent.STREAM).forEach(book::on);
            return book;
        }

        private void on(StoredEvent stored) {
            var event = (TemplateEvent) EventCodec.read(stored.type(), stored.revision(), stored.payload());
            var by = Actor.of(EventCodec.readMetadata(stored.metadata())).name();
            var at = stored.recordedAt();
            if (event instanceof TemplateAdded e) {
                var first = new Template.Version(1, e.name(), e.text(), at, by, e.reason());
                byNumber.put(e.template(), Template.first(e.template(), e.templateKind(), first));
            } else if (event instanceof TemplateChanged e) {
                var next = new Template.Version(e.version(), e.name(), e.text(), at, by, e.reason());
                byNumber.computeIfPresent(e.template(), (n, one) -> one.changed(next));
            } else {
                var end = new Template.Ended(at, by, event.reason());
                byNumber.computeIfPresent(event.template(), (n, one) -> one.ended(end));
            }
        }

        /** All of them, those that are not offered any more among them, by number. */
        List<Template> all() {
            return List.copyOf(byNumber.values());
        }

        /** Those of some kinds that are offered, kind by kind. */
        List<Template> offered(Collection<TemplateKind> kinds) {
            return kinds.stream()
                    .flatMap(kind -> all().stream().filter(one -> one.kind() == kind))
                    .filter(Template::isOffered)
                    .toList();
        }

        Optional<Template> find(int number) {
            return Optional.ofNullable(byNumber.get(number));
        }

        /** A template as it was in a version. */
        Optional<Template.Version> find(TextOrigin.Version version) {
            return find(version.template()).flatMap(one -> one.version(version.version()));
        }

        /** The number of the next one. */
        int next() {
            return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
        }
    }
}
