package org.caseledger.api.web.forms;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.caseledger.api.web.forms.FormField.Kind;
import org.caseledger.api.web.forms.FormField.Option;
import org.caseledger.api.web.requests.RequiredParts;
import org.caseledger.command.complaint.state.SigningCommand;
import org.caseledger.events.CaseId;
import org.caseledger.events.CategoryCode;
import org.caseledger.events.UnitId;
import org.caseledger.events.incident.ProposalId;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.text.Labelled;

/** What has to be filled in to give a command: its parts but the one that the address gives, in their order. */
public final class CommandForm {
    /** How many empty rows a form offers where a command takes any number. */
    private static final int ROWS = 3;

    private static final Set<String> PASSWORDS = Set.of("password", "old", "again");

    /** Parts that people write sentences into. */
    private static final Set<String> LONG = Set.of(
            "reason",
            "why",
            "text",
            "findings",
            "analysis",
            "opinion",
            "comment",
            "content",
            "note",
            "remarks",
            "done",
            "what",
            "terms",
            "measures",
            "lateReason",
            "scope",
            "request",
            "problems",
            "result",
            "summary",
            "seen",
            "asked",
            "answer",
            "suspicion",
            "facts",
            "materials",
            "holidays",
            "makeUpDays");

    private static final Set<Class<?>> TOLD_IN_A_TEXT = Set.of(CaseId.class, ProposalId.class, RespondentId.class);

    private static final Set<Class<?>> NUMBERS = Set.of(int.class, Integer.class, long.class, Long.class);

    private final Supplier<List<Option>> units;

    /** {@code units} are those of the office, asked for with each form. */
    public CommandForm(Supplier<List<Option>> units) {
        this.units = units;
    }

    /** The fields of a command but the part of that name. */
    public List<FormField> fields(Class<?> command, String given) {
        return parts("", command, given);
    }

    private List<FormField> parts(String path, Class<?> record) {
        return parts(path, record, "");
    }

    private List<FormField> parts(String path, Class<?> record, String given) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> !component.getName().equals(given))
                .filter(component -> !isTypedTimeOfASignature(record, component))
                .map(component -> field(path, record, component))
                .toList();
    }

    private static boolean isTypedTimeOfASignature(Class<?> record, RecordComponent component) {
        return SigningCommand.class.isAssignableFrom(record)
                && component.getName().equals("occurredAt");
    }

    private FormField field(String path, Class<?> owner, RecordComponent component) {
        var name = path.isEmpty() ? component.getName() : path + "." + component.getName();
        var labels =
                List.of("field." + owner.getSimpleName() + "." + component.getName(), "field." + component.getName());
        var asked = new Asked(name, labels, RequiredParts.isRequired(component));
        var type = component.getType();
        if (type == List.class || type == Set.class) {
            return several(asked, argument(component.getGenericType(), 0), component.getName());
        } else if (type == Map.class) {
            var words = argument(component.getGenericType(), 0);
            return asked.as(ofEach(valueOf(component)), options(words), List.of());
        }
        return one(asked, type, component.getName());
    }

    private FormField one(Asked asked, Class<?> type, String component) {
        if (type.isEnum()) {
            return asked.as(Kind.ONE_OF, options(type), List.of());
        } else if (type == UnitId.class) {
            return asked.as(Kind.ONE_OF, units.get(), List.of());
        } else if (type == CategoryCode.class) {
            return asked.as(Kind.ONE_OF, List.of(), List.of());
        } else if (type.isRecord() && !TOLD_IN_A_TEXT.contains(type)) {
            return asked.as(Kind.TOGETHER, List.of(), parts(asked.name(), type));
        }
        return asked.as(kind(type, component), List.of(), List.of());
    }

    private static Kind kind(Class<?> type, String component) {
        if (type == CaseId.class) {
            return Kind.CASE;
        } else if (type == RespondentId.class) {
            return Kind.RESPONDENT;
        } else if (type == boolean.class || type == Boolean.class) {
            return Kind.YES_OR_NO;
        } else if (NUMBERS.contains(type)) {
            return Kind.NUMBER;
        } else if (type == Instant.class) {
            return Kind.TIME;
        } else if (type == LocalDate.class) {
            return Kind.DATE;
        } else if (type == ProposalId.class) {
            return Kind.TEXT;
        } else if (type == BigDecimal.class) {
            return Kind.AMOUNT;
        } else if (type == String.class) {
            return text(component);
        }
        throw new IllegalArgumentException("Nothing asks for " + type);
    }

    private static Kind text(String component) {
        if (PASSWORDS.contains(component)) {
            return Kind.PASSWORD;
        } else if (component.equals("sha256")) {
            return Kind.FILE;
        }
        return LONG.contains(component) ? Kind.LONG_TEXT : Kind.TEXT;
    }

    private FormField several(Asked asked, Class<?> type, String component) {
        if (type == String.class) {
            boolean sentences = LONG.contains(component);
            return asked.as(sentences ? Kind.LINES : Kind.TEXTS, List.of(), List.of());
        } else if (type == UUID.class) {
            return asked.as(Kind.TEXTS, List.of(), List.of());
        } else if (type == CaseId.class) {
            return asked.as(Kind.CASES, List.of(), List.of());
        } else if (type == UnitId.class) {
            return asked.as(Kind.SOME_OF, units.get(), List.of());
        } else if (type == CategoryCode.class) {
            return asked.as(Kind.SOME_OF, List.of(), List.of());
        } else if (type.isEnum()) {
            return asked.as(Kind.SOME_OF, options(type), List.of());
        }
        var rows = new ArrayList<FormField>();
        for (int i = 0; i < ROWS; i++) {
            var path = "%s[%d]".formatted(asked.name(), i);
            rows.add(new Asked(path, asked.labels(), false).as(Kind.TOGETHER, List.of(), parts(path, type, "")));
        }
        return asked.as(Kind.ROWS, List.of(), rows);
    }

    private static Kind ofEach(Type value) {
        if (!(value instanceof Class<?> single)) {
            return Kind.TEXTS_FOR_EACH;
        }
        return NUMBERS.contains(single) ? Kind.NUMBER_FOR_EACH : Kind.TEXT_FOR_EACH;
    }

    private static Type valueOf(RecordComponent map) {
        return ((ParameterizedType) map.getGenericType()).getActualTypeArguments()[1];
    }

    private static Class<?> argument(Type type, int index) {
        var argument = ((ParameterizedType) type).getActualTypeArguments()[index];
        return (Class<?>) argument;
    }

    private static List<Option> options(Class<?> words) {
        return options(Arrays.asList((Object[]) words.getEnumConstants()));
    }

    /** The choices that words of the domain make. */
    public static List<Option> options(Collection<?> words) {
        return words.stream()
                .map(word -> word instanceof Labelled l
                        ? new Option(((Enum<?>) word).name(), l.text())
                        : new Option(word.toString(), word.toString()))
                .toList();
    }

    private record Asked(String name, List<String> labels, boolean required) {
        FormField as(Kind kind, List<Option> options, List<FormField> parts) {
            return new FormField(name, labels, kind, required, options, parts);
        }
    }
}
