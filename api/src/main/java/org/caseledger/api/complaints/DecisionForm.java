package org.caseledger.api.complaints;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.caseledger.api.templates.TextsFromTemplates;
import org.caseledger.api.web.forms.FormField;
import org.caseledger.command.complaint.AvailableCommand;
import org.caseledger.command.complaint.PendingDecision;
import org.caseledger.command.complaint.classifying.ClassificationCommand.RejectLowering;
import org.caseledger.command.complaint.closing.ClosingCommand.DecideReconsideration;
import org.caseledger.command.complaint.routing.RoutingCommand.ReviewReturn;
import org.caseledger.command.complaint.state.ComplaintCommand;
import org.caseledger.events.complaint.ReconsiderationResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * The one form by which a decision is agreed to or not: an opinion, the unit of a routing, and what was read. It sends
 * nothing else, such as a signature on paper, which the form of the command on its case takes.
 */
final class DecisionForm {
    private static final Set<Class<? extends ComplaintCommand>> WITH_A_REASON =
            Set.of(RejectLowering.class, ReviewReturn.class, DecideReconsideration.class);
    private static final String UNIT = "unit";

    /** The part of a command that an answer implies, with its value for either answer. */
    private static final Map<PendingDecision, Answers> SAID = Map.of(
            PendingDecision.RETURN, new Answers("accepted", "true", "false"),
            PendingDecision.RECONSIDERATION,
                    new Answers("result", ReconsiderationResult.UPHELD.name(), ReconsiderationResult.CHANGED.name()));

    private record Answers(String part, String agree, String disagree) {}

    private DecisionForm() {}

    /** What it asks for, of what the command asks for by which this is agreed to. */
    static List<FormField> fields(PendingDecision decision, List<FormField> ofCommand, AvailableCommand agree) {
        var read = FormDefaults.hidden(agree.command());
        var words = words(agree.command());
        return FormDefaults.leaving(ofCommand, Offered.of(agree).choices()).stream()
                .filter(field -> field.name().equals(words) || field.name().equals(UNIT) || read.contains(field.name()))
                .map(field -> field.name().equals(words)
                        ? as(opinionOf(decision), field.required(), field)
                        : as(field.name(), !read.contains(field.name()), field))
                .toList();
    }

    private static FormField as(String name, boolean required, FormField field) {
        return new FormField(name, field.labels(), field.kind(), required, field.options(), field.parts());
    }

    /** The field for the opinion, where mistakes in it are shown. */
    static String opinionOf(PendingDecision decision) {
        var disagree = decision.disagree();
        return words(disagree == null ? decision.agree() : disagree);
    }

    private static String words(Class<? extends ComplaintCommand> command) {
        return WITH_A_REASON.contains(command) ? "reason" : "opinion";
    }

    /** The commands by which it is agreed to and not, each once. */
    static List<Class<? extends ComplaintCommand>> answers(PendingDecision decision) {
        return Stream.of(decision.agree(), decision.disagree())
                .filter(Objects::nonNull)
                .<Class<? extends ComplaintCommand>>map(command -> command)
                .distinct()
                .toList();
    }

    /** What was sent, as the form of the command has it by which this is agreed to, or not. */
    static MultiValueMap<String, String> answered(
            PendingDecision decision,
            boolean agreed,
            Class<? extends ComplaintCommand> command,
            MultiValueMap<String, String> sent) {
        var typed = new LinkedMultiValueMap<String, String>();
        for (var name : List.of("key", "version", UNIT, TextsFromTemplates.STARTED_FROM)) {
            copy(name, name, sent, typed);
        }
        FormDefaults.hidden(decision.agree()).forEach(name -> copy(name, name, sent, typed));
        copy(opinionOf(decision), words(command), sent, typed);
        var said = SAID.get(decision);
        if (said != null) {
            typed.set(said.part(), agreed ? said.agree() : said.disagree());
        }
        return typed;
    }

    private static void copy(
            String from, String to, MultiValueMap<String, String> sent, MultiValueMap<String, String> typed) {
        if (sent.containsKey(from)) {
            typed.put(to, sent.get(from));
        }
    }
}
