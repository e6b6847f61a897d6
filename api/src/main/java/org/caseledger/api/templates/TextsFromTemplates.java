package org.caseledger.api.templates;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.office.TemplateKind;
import org.caseledger.query.casefile.CaseSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;

/**
 * The templates next to a form: {@code web/picker} lists those that {@link #offer} puts into the model. A browser
 * without scripts inserts one by sending the form, which then does nothing else.
 */
@Component
@RequiredArgsConstructor(access = AccessLevel.PACKAGE)
public class TextsFromTemplates {
    /** The templates of each field, for the page of a form. */
    public static final String OFFERED = "templates";

    /** From which templates the text started, as the form sends it. */
    public static final String STARTED_FROM = "startedFrom";

    /** The template that the form asks for, instead of being done. */
    private static final String INSERT = "insert";

    /** More than anybody puts together; the rest is not recorded. */
    private static final int MOST = 10;

    private final Templates templates;
    private final CaseValues values;

    /** A template in the list, with its text as it is for this case. */
    public record Offered(String reference, TemplateKind kind, String name, String text) {}

    /** Puts those for the text of a command on this case into the model of its form. */
    public void offer(Class<? extends ComplaintCommand> command, CaseSummary summary, Actor writer, Model model) {
        offer(nameOf(command), List.of(command), summary, writer, model);
    }

    /** The same of a form whose field of that name is the text of several commands. */
    public void offer(
            String name,
            List<Class<? extends ComplaintCommand>> commands,
            CaseSummary summary,
            Actor writer,
            Model model) {
        var offered = new LinkedHashMap<String, List<Offered>>();
        offered.put(name, filled(commands, summary, writer));
        offered.values().removeIf(List::isEmpty);
        model.addAttribute(OFFERED, offered);
    }

    private static String nameOf(Class<? extends ComplaintCommand> command) {
        return TemplateField.of(command).map(TemplateField::name).orElse("");
    }

    private List<Offered> filled(List<Class<? extends ComplaintCommand>> commands, CaseSummary summary, Actor writer) {
        return commands.stream()
                .flatMap(command -> TemplateField.of(command).stream())
                .flatMap(field -> filled(field, summary, writer).stream())
                .distinct()
                .toList();
    }

    private List<Offered> filled(TemplateField field, CaseSummary summary, Actor writer) {
        var found = templates.book().offered(field.kinds());
        if (found.isEmpty()) {
            return List.of();
        }
        var says = values.of(summary, writer);
        return found.stream()
                .map(one -> new Offered(
                        one.reference().toString(),
                        one.kind(),
                        one.last().name(),
                        text(one.last()).filled(says)))
                .toList();
    }

    /** Whether the form asks for a template to be inserted instead of being done. */
    public boolean isToInsert(MultiValueMap<String, String> typed) {
        return typed.containsKey(INSERT);
    }

    /** Puts the template that is asked for below what is typed. */
    public void insert(
            Class<? extends ComplaintCommand> command,
            CaseSummary summary,
            Actor writer,
            MultiValueMap<String, String> typed) {
        insert(nameOf(command), List.of(command), summary, writer, typed);
    }

    /** The same of a form whose field of that name is the text of several commands. */
    public void insert(
            String name,
            List<Class<? extends ComplaintCommand>> commands,
            CaseSummary summary,
            Actor writer,
            MultiValueMap<String, String> typed) {
        if (commands.stream().allMatch(command -> TemplateField.of(command).isEmpty())) {
            throw unknown();
        }
        var asked = String.valueOf(typed.getFirst(INSERT));
        var template = filled(commands, summary, writer).stream()
                .filter(one -> one.reference().equals(asked))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(
                        name,
                        "此模板已变更或停用，请重新选择",
                        "was not filled in: the template was changed or retired, choose again"));
        var before = TemplateText.lines(said(typed, name));
        typed.set(name, before.isEmpty() ? template.text() : before + "\n" + template.text());
        typed.set(STARTED_FROM, before.isEmpty() ? asked : (said(typed, STARTED_FROM) + " " + asked).strip());
    }

    private static InvalidInputException unknown() {
        return new InvalidInputException(INSERT, "此处没有模板", "is not possible here");
    }

    /** Refuses a text in which a gap of its templates is left. */
    public void mustBeFilledIn(Class<? extends ComplaintCommand> command, MultiValueMap<String, String> typed) {
        var field = TemplateField.of(command).orElse(null);
        if (field == null) {
            return;
        }
        var text = said(typed, field.name());
        var left = used(typed).values().stream()
                .flatMap(one -> text(one).gaps().stream())
                .filter(text::contains)
                .distinct()
                .toList();
        if (!left.isEmpty()) {
            throw new InvalidInputException(
                    field.name(), "尚有未填写之处：%s", "has something left to fill in: %s", String.join("", left));
        }
    }

    /** From which templates the text of the form started; null for none. */
    public @Nullable TextOrigin origin(Class<? extends ComplaintCommand> command, MultiValueMap<String, String> typed) {
        var field = TemplateField.of(command).orElse(null);
        var used = used(typed);
        if (field == null || used.isEmpty() || said(typed, field.name()).isBlank()) {
            return null;
        }
        var texts = used.values().stream().map(TextsFromTemplates::text).toList();
        return new TextOrigin(List.copyOf(used.keySet()), !TemplateText.isOf(texts, said(typed, field.name())));
    }

    private Map<TextOrigin.Version, Template.Version> used(MultiValueMap<String, String> typed) {
        var named = Arrays.stream(said(typed, STARTED_FROM).split(" "))
                .limit(MOST)
                .flatMap(one -> TextOrigin.Version.of(one).stream())
                .toList();
        if (named.isEmpty()) {
            return Map.of();
        }
        var book = templates.book();
        var used = new LinkedHashMap<TextOrigin.Version, Template.Version>();
        named.forEach(one -> book.find(one).ifPresent(found -> used.put(one, found)));
        return used;
    }

    private static TemplateText text(Template.Version version) {
        return new TemplateText(version.text());
    }

    private static String said(MultiValueMap<String, String> typed, String name) {
        return Stream.ofNullable(typed.getFirst(name)).findFirst().orElse("");
    }
}
