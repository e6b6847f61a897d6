package org.caseledger.api.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caseledger.events.ComplaintState;
import org.caseledger.events.complaint.Channel;
import org.caseledger.events.complaint.ComplaintKind;
import org.caseledger.events.complaint.Demand;
import org.caseledger.events.complaint.IdentityKind;
import org.caseledger.events.complaint.RespondentKind;
import org.caseledger.events.complaint.Severity;
import org.caseledger.events.complaint.SourceVerdict;
import org.caseledger.procedure.InvalidValue;

/** Whether a mapping holds together, before a row is read by it. */
final class MappingCheck {
    private static final int LONGEST_TOLERANCE = 3_600;

    private MappingCheck() {}

    static void names(String name, String source, List<Choice> kind, List<Choice> channel) {
        InvalidValue.ifMissing("name", name);
        InvalidValue.ifMissing("source", source);
        InvalidValue.ifMissing("kind", kind);
        InvalidValue.ifMissing("channel", channel);
    }

    static void fields(Map<String, List<Part>> fields) {
        for (String written : fields.keySet()) {
            if (Field.named(written).isEmpty()) {
                throw InvalidValue.unknown("fields." + written, written, Field.all());
            }
        }
        for (Field needed : List.of(Field.SOURCE_ID, Field.RECEIVED_AT)) {
            InvalidValue.ifMissing("fields." + needed, fields.get(needed.toString()));
        }
    }

    /** A number says nothing without the kind of its document. */
    static void identity(Map<String, List<Part>> fields, List<Choice> kind) {
        if (fields.containsKey(Field.IDENTITY_NUMBER.toString())) {
            InvalidValue.ifMissing("identity-kind", kind);
        }
    }

    /** Every word is looked up now, so that no row can meet one that is none. */
    static void words(
            List<Choice> kind,
            List<Choice> channel,
            List<Choice> severity,
            List<Choice> respondentKind,
            List<Choice> verdict,
            List<Choice> state) {
        words("kind", kind, ComplaintKind::valueOf, ComplaintKind.values());
        words("channel", channel, Channel::named, Channel.values());
        words("severity", severity, Severity::valueOf, Severity.values());
        words("respondent-kind", respondentKind, RespondentKind::valueOf, RespondentKind.values());
        words("verdict", verdict, SourceVerdict::valueOf, SourceVerdict.values());
        words("state", state, ComplaintState::valueOf, ComplaintState.values());
    }

    static void words(List<Choice> identityKind, DemandWords demands) {
        words("identity-kind", identityKind, IdentityKind::valueOf, IdentityKind.values());
        words("demands", List.of(demands.word()), Demand::valueOf, Demand.values());
    }

    private static void words(String field, List<Choice> choices, Function<String, ?> known, Object[] all) {
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            String path = choices.size() == 1 ? field : "%s[%d]".formatted(field, i);
            choice.values().forEach((said, word) -> known(path + ".values." + said, word, known, all));
            if (choice.otherwise() != null) {
                String inside = choice.column() == null ? path : path + ".otherwise";
                known(inside, choice.otherwise(), known, all);
            }
        }
    }

    private static void known(String field, String word, Function<String, ?> known, Object[] all) {
        try {
            known.apply(word);
        } catch (IllegalArgumentException e) {
            String words = Stream.of(all).map(Object::toString).collect(Collectors.joining(", "));
            throw new InvalidValue(
                    field, "“%s”应为其中之一：%s".formatted(word, words), "'%s' must be one of %s".formatted(word, words));
        }
    }

    static void times(List<String> formats, Locale locale, int tolerance) {
        for (int i = 0; i < formats.size(); i++) {
            try {
                SourceTimes.form(formats.get(i), locale);
            } catch (IllegalArgumentException e) {
                throw new InvalidValue(
                        "time-formats[%d]".formatted(i),
                        "“%s”不是时间格式，如 yyyy-MM-dd HH:mm:ss".formatted(formats.get(i)),
                        "'%s' is no format of times; for example yyyy-MM-dd HH:mm:ss".formatted(formats.get(i)));
            }
        }
        if (tolerance < 0 || tolerance > LONGEST_TOLERANCE) {
            throw new InvalidValue(
                    "tolerance-seconds", "应为 0 至 " + LONGEST_TOLERANCE, "must be 0 to " + LONGEST_TOLERANCE);
        }
    }
}
