package org.caseledger.api.complaints;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.categories.CategoryBook;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ApproveLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ClassifyComplaint;
import org.caseledger.command.complaint.classifying.ClassificationCommand.ProposeLowering;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.closing.ClosingCommand.ConcludeOpinion;
import org.caseledger.command.complaint.handling.HandlingCommand.DeclineComplaint;
import org.caseledger.command.complaint.handling.HandlingCommand.ReferElsewhere;
import org.caseledger.command.complaint.handling.HandlingCommand.ReviewOpinion;
import org.caseledger.command.complaint.replying.ReplyCommand.ApproveReply;
import org.caseledger.command.complaint.replying.ReplyCommand.RejectReply;
import org.caseledger.command.complaint.replying.ReplyCommand.ReviewDraft;
import org.caseledger.command.complaint.replying.ReplyCommand.SendReply;
import org.caseledger.command.complaint.routing.RoutingCommand.AssignComplaint;
import org.caseledger.command.complaint.routing.RoutingCommand.SignOffRouting;
import org.caseledger.command.complaint.state.Choice;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.codec.EventCodec;
import org.caseledger.events.complaint.ClassificationEvent.LoweringProposed;
import org.caseledger.events.complaint.HandlingEvent.OpinionProposed;
import org.caseledger.query.casefile.CaseSummary;
import org.caseledger.query.casefile.Draft;
import org.caseledger.query.casefile.Step;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The initial values of a form, from the case. */
final class FormDefaults {
    private static final Set<Class<? extends ComplaintCommand>> ON_A_DRAFT =
            Set.of(ReviewDraft.class, ApproveReply.class, RejectReply.class);
    private static final Set<String> OF_THE_DRAFT = Set.of("draft", "digest");
    private static final String OPINION = "opinion";
    private static final String NARRATIVE = "narrative";

    private FormDefaults() {}

    private static final Set<Class<? extends ComplaintCommand>> ON_A_LOWERING =
            Set.of(ApproveLowering.class, RejectLowering.class);
    private static final Set<Class<? extends ComplaintCommand>> CLASSIFYING =
            Set.of(ClassifyComplaint.class, ProposeLowering.class);
    private static final Set<Class<? extends ComplaintCommand>> IN_THE_WORDS_OF_A_DRAFT =
            Set.of(SendReply.class, ConcludeOpinion.class, DeclineComplaint.class, ReferElsewhere.class);
    private static final Set<Class<? extends ComplaintCommand>> SENDING_A_DRAFT =
            Set.of(SendReply.class, ConcludeOpinion.class);
    private static final String PROPOSAL = "proposal";

    static MultiValueMap<String, String> of(Class<? extends ComplaintCommand> command, CaseSummary summary) {
        var typed = new LinkedMultiValueMap<String, String>();
        var draft = draftFor(command, summary);
        if (draft != null && ON_A_DRAFT.contains(command)) {
            typed.add("draft", String.valueOf(draft.number()));
            typed.add("digest", draft.digest());
        } else if (command == ReviewOpinion.class) {
            opinion(summary).map(Step::part).ifPresent(part -> typed.add(OPINION, number(part)));
        } else if (command == AssignComplaint.class && summary.signedOffUnit() != null) {
            typed.add("unit", summary.signedOffUnit().value());
        } else if (ON_A_LOWERING.contains(command)) {
            typed.add(PROPOSAL, String.valueOf(proposals(summary)));
        } else if (CLASSIFYING.contains(command) && !summary.category().isEmpty()) {
            if (summary.object() == null || summary.object().equals(CategoryBook.OTHER)) {
                typed.add("category", String.join(" / ", summary.category()));
            } else {
                typed.add("object", summary.object().value());
            }
            if (summary.problem() != null) {
                typed.add("problem", summary.problem().code().value());
            }
            typed.add("severity", summary.severity().name());
            typed.add("difficulty", summary.difficulty().name());
            typed.add("opinionLevel", summary.opinionLevel().name());
            if (summary.line() != null) {
                typed.add("line", summary.line().name());
            }
            summary.flags().forEach(flag -> typed.add("flags", flag.name()));
        }
        return typed;
    }

    /** What the address of a form fills in: fields of this form, but not what is not to be changed. */
    static void byAddress(
            MultiValueMap<String, String> typed,
            MultiValueMap<String, String> asked,
            List<FormField> fields,
            Class<? extends ComplaintCommand> command) {
        fields.stream()
                .map(FormField::name)
                .filter(name -> asked.containsKey(name) && !hidden(command).contains(name))
                .forEach(name -> typed.put(name, asked.get(name)));
    }

    /** The draft that the command is about, whose text its page shows. */
    static @Nullable Draft draftFor(Class<? extends ComplaintCommand> command, CaseSummary summary) {
        if (!ON_A_DRAFT.contains(command) && !IN_THE_WORDS_OF_A_DRAFT.contains(command)) {
            return null;
        }
        return summary.drafts().stream()
                .filter(Draft::isInPreparation)
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    /** The sealed part that is read before the command is given, which its page shows. */
    static @Nullable String partFor(Class<? extends ComplaintCommand> command, CaseSummary summary) {
        if (command == SignOffRouting.class) {
            return NARRATIVE;
        } else if (command == ReviewOpinion.class) {
            return opinion(summary).map(Step::part).orElse(null);
        }
        var draft = draftFor(command, summary);
        return draft == null ? null : draft.part();
    }

    /** How many lowerings were proposed, the last of which waits. */
    private static long proposals(CaseSummary summary) {
        var proposed = EventCodec.nameOf(LoweringProposed.class);
        return summary.steps().stream()
                .filter(step -> step.type().equals(proposed))
                .count();
    }

    /** Whether what is read goes into the reason of the command, word for word. */
    static boolean tellsTheDraft(Class<? extends ComplaintCommand> command) {
        return !SENDING_A_DRAFT.contains(command) && IN_THE_WORDS_OF_A_DRAFT.contains(command);
    }

    /** The handling opinion that was proposed last. */
    private static Optional<Step> opinion(CaseSummary summary) {
        var proposed = EventCodec.nameOf(OpinionProposed.class);
        return summary.steps().stream()
                .filter(step -> step.type().equals(proposed))
                .reduce((earlier, later) -> later);
    }

    private static String number(String part) {
        return part.substring(part.lastIndexOf('-') + 1);
    }

    /** The fields that are filled in and not for anybody to change. */
    static Set<String> hidden(Class<? extends ComplaintCommand> command) {
        if (command == ReviewOpinion.class) {
            return Set.of(OPINION);
        }
        if (ON_A_LOWERING.contains(command)) {
            return Set.of(PROPOSAL);
        }
        return ON_A_DRAFT.contains(command) ? OF_THE_DRAFT : Set.of();
    }

    /** Fills these in as the case is now, whatever they were when the form was opened. */
    static void hide(
            MultiValueMap<String, String> typed, Class<? extends ComplaintCommand> command, CaseSummary summary) {
        var now = of(command, summary);
        for (var name : hidden(command)) {
            typed.remove(name);
            if (now.containsKey(name)) {
                typed.put(name, now.get(name));
            }
        }
    }

    /** What a form begins with where saying nothing would not do. */
    static void usual(MultiValueMap<String, String> typed, List<Choice> choices) {
        choices.stream()
                .filter(choice -> choice.usual() != null)
                .forEach(choice -> typed.addIfAbsent(choice.part(), choice.usual()));
    }

    /** Only what is left to choose from is asked for, and needed where nothing else would do. */
    static List<FormField> leaving(List<FormField> fields, List<Choice> choices) {
        var of = choices.stream().collect(Collectors.toMap(Choice::part, choice -> choice));
        return fields.stream()
                .map(field -> of.containsKey(field.name()) ? only(field, of.get(field.name())) : field)
                .filter(field -> field.kind() != FormField.Kind.ONE_OF
                        || !field.options().isEmpty())
                .toList();
    }

    private static FormField only(FormField field, Choice choice) {
        var options = field.options().stream()
                .filter(option -> choice.values().contains(option.value()))
                .toList();
        var left = field.with(options);
        return choice.usual() == null ? left : left.needed();
    }
}
