package org.caseledger.api.templates;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.RecordContact;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.DraftReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.Actor;
import org.caseledger.events.LedgerEvent;
import org.caseledger.events.TextOrigin;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClassificationEvent.LoweringApproved;
import org.caseledger.events.complaint.ClassificationEvent.LoweringRejected;
import org.caseledger.events.complaint.Ending.ComplaintDeclined;
import org.caseledger.events.complaint.Ending.ComplaintReferred;
import org.caseledger.events.complaint.HandlingEvent.ComplaintAccepted;
import org.caseledger.events.complaint.HandlingEvent.ContactRecorded;
import org.caseledger.events.complaint.HandlingEvent.OpinionReviewed;
import org.caseledger.events.complaint.ReplyEvent.DraftReviewed;
import org.caseledger.events.complaint.ReplyEvent.ReplyApproved;
import org.caseledger.events.complaint.ReplyEvent.ReplyDrafted;
import org.caseledger.events.complaint.ReplyEvent.ReplyRejected;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.RoutingEvent.ReturnReviewed;
import org.caseledger.events.complaint.RoutingEvent.RoutingSignedOff;
import org.caseledger.events.office.TemplateKind;
import org.caseledger.procedure.WorkCalendar;
import org.caseledger.query.DisplayNames;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.DeadlineLine;
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

    /** The values of a case for the placeholders of a template: dates as on papers. */
    @Component
    @RequiredArgsConstructor
    static class CaseValues {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

        private final Supplier<DisplayNames> names;
        private final Clock clock;

        /** Without those that the case does not say. */
        Map<Placeholder, String> of(CaseSummary c, Actor writer) {
            var called = names.get();
            var values = new EnumMap<Placeholder, String>(Placeholder.class);
            put(values, Placeholder.NUMBER, c.number());
            put(values, Placeholder.RECEIVED, day(c.receivedAt()));
            put(values, Placeholder.ACCEPTED, accepted(c));
            put(values, Placeholder.RESPONDENT, business(c));
            put(values, Placeholder.UNIT, c.unit() == null ? null : called.of(c.unit()));
            put(values, Placeholder.HANDLER, c.handler() == null ? null : called.ofPerson(c.handler()));
            put(values, Placeholder.REPLY_DUE, replyDue(c));
            put(values, Placeholder.WRITER, writer.name());
            put(values, Placeholder.TODAY, day(clock.instant()));
            return values;
        }

        private static void put(Map<Placeholder, String> values, Placeholder placeholder, @Nullable String value) {
            if (value != null && !value.isBlank()) {
                values.put(placeholder, value);
            }
        }

        // The name of a natural person is sealed, and these texts are not all.
        private static @Nullable String business(CaseSummary c) {
            return c.respondentKind() == RespondentKind.PERSON ? null : c.respondent();
        }

        private static @Nullable String accepted(CaseSummary c) {
            var type = EventCodec.nameOf(ComplaintAccepted.class);
            return c.steps().stream()
                    .filter(step -> step.type().equals(type))
                    .reduce((earlier, later) -> later)
                    .map(step -> day(step.occurred().at()))
                    .orElse(null);
        }

        private static @Nullable String replyDue(CaseSummary c) {
            return c.deadlines().stream()
                    .filter(line -> line.clock() == org.caseledger.events.Clock.REPLY)
                    .filter(line -> line.light() != null)
                    .map(DeadlineLine::dueAt)
                    .findFirst()
                    .map(due -> day(due.minusNanos(1))) // the end of a day is the next one's beginning
                    .orElse(null);
        }

        private static @Nullable String day(@Nullable Instant at) {
            return at == null ? null : at.atZone(WorkCalendar.ZONE).format(DAY);
        }
    }

    /** A text of a command that may start from templates, of which kinds, and the event that keeps it. */
    record TemplateField(
            Class<? extends ComplaintCommand> command,
            String name,
            Class<? extends LedgerEvent> event,
            List<TemplateKind> kinds) {
        private static final String OPINION = "opinion";
        private static final String COMMENT = "comment";
        private static final String REASON = "reason";
        private static final List<TemplateKind> AGREEMENT = List.of(TemplateKind.AGREEMENT);
        private static final List<TemplateKind> SENDING_BACK = List.of(TemplateKind.SENDING_BACK);
        private static final List<TemplateKind> EITHER = List.of(TemplateKind.AGREEMENT, TemplateKind.SENDING_BACK);
        private static final List<TemplateKind> ENDING = List.of(TemplateKind.ENDING);

        private static final Map<Class<? extends ComplaintCommand>, TemplateField> ALL = Stream.of(
                        // A draft may also be the notice of a decision to decline or refer.
                        new TemplateField(
                                DraftReply.class,
                                "text",
                                ReplyDrafted.class,
                                List.of(TemplateKind.REPLY, TemplateKind.ENDING)),
                        new TemplateField(DeclineComplaint.class, REASON, ComplaintDeclined.class, ENDING),
                        new TemplateField(ReferElsewhere.class, REASON, ComplaintReferred.class, ENDING),
                        new TemplateField(
                                RecordContact.class, "content", ContactRecorded.class, List.of(TemplateKind.CONTACT)),
                        new TemplateField(SignOffRouting.class, OPINION, RoutingSignedOff.class, AGREEMENT),
                        new TemplateField(ApproveReply.class, OPINION, ReplyApproved.class, AGREEMENT),
                        new TemplateField(RejectReply.class, OPINION, ReplyRejected.class, SENDING_BACK),
                        new TemplateField(ReviewDraft.class, COMMENT, DraftReviewed.class, EITHER),
                        new TemplateField(ReviewOpinion.class, COMMENT, OpinionReviewed.class, EITHER),
                        new TemplateField(ReviewReturn.class, REASON, ReturnReviewed.class, EITHER),
                        new TemplateField(ApproveLowering.class, OPINION, LoweringApproved.class, AGREEMENT),
                        new TemplateField(RejectLowering.class, REASON, LoweringRejected.class, SENDING_BACK))
                .collect(Collectors.toUnmodifiableMap(TemplateField::command, one -> one));

        /** The stored names of the events that keep such a text. */
        static final Set<String> EVENTS = ALL.values().stream()
                .map(one -> EventCodec.nameOf(one.event()))
                .collect(Collectors.toUnmodifiableSet());

        /** That of a command, if it has one. */
        static Optional<TemplateField> of(Class<? extends ComplaintCommand> command) {
            return Optional.ofNullable(ALL.get(command));
        }
    }
}
