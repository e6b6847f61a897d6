package org.caseledger.api.web.forms;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import lombok.RequiredArgsConstructor;
import org.caseledger.api.web.problems.InvalidInputException;
import org.caseledger.events.CaseId;
import org.caseledger.events.respondent.RespondentId;
import org.caseledger.procedure.WorkCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values typed into a form, as the JSON that REST takes; unreadable values stay as typed, and the reader of the
 * JSON reports them. {@code byNumber} finds the case of a number, {@code inRegister} the entries of a code or name.
 */
@RequiredArgsConstructor
public final class TypedForm {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String BETWEEN_TEXTS = "[/／,，、;；\\n]+";

    private final MultiValueMap<String, String> typed;
    private final Function<String, Optional<CaseId>> byNumber;
    private final Function<String, List<RespondentId>> inRegister;
    private final Instant now;

    /** The bytes of the JSON; throws {@link InvalidInputException} for what is no case or no time. */
    public byte[] json(List<FormField> fields) {
        return MAPPER.writeValueAsBytes(object(fields));
    }

    private ObjectNode object(List<FormField> fields) {
        var object = NODES.objectNode();
        for (var field : fields) {
            var value = value(field);
            if (value != null) {
                object.set(lastOf(field.name()), value);
            }
        }
        return object;
    }

    private static String lastOf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    private @Nullable JsonNode value(FormField field) {
        return switch (field.kind()) {
            case TOGETHER -> together(field);
            case ROWS -> rows(field);
            case SOME_OF -> someOf(field);
            case TEXT_FOR_EACH, TEXTS_FOR_EACH, NUMBER_FOR_EACH -> textForEach(field);
            case PASSWORD -> password(field);
            case FILES -> null;
            default -> {
                var text = text(field.name());
                yield text.isEmpty() ? null : single(field, text);
            }
        };
    }

    private JsonNode single(FormField field, String text) {
        return switch (field.kind()) {
            case NUMBER, NUMBER_FOR_EACH ->
                text.matches("-?\\d{1,9}") ? NODES.numberNode(Integer.parseInt(text)) : NODES.stringNode(text);
            case YES_OR_NO -> NODES.booleanNode(text.equals("true"));
            case TIME -> NODES.stringNode(instant(field, text));
            case CASE -> NODES.stringNode(caseOf(field, text));
            case RESPONDENT -> NODES.stringNode(respondent(field, text));
            case TEXTS, TEXTS_FOR_EACH -> array(parted(text, BETWEEN_TEXTS));
            case LINES -> array(parted(text, "\\n"));
            case CASES -> array(parted(text, BETWEEN_TEXTS).map(number -> caseOf(field, number)));
            default -> NODES.stringNode(text);
        };
    }

    private static Stream<String> parted(String text, String between) {
        return Arrays.stream(text.split(between)).map(String::strip).filter(p -> !p.isEmpty());
    }

    private static JsonNode array(Stream<String> texts) {
        var array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    // Left out when nothing was typed: then it is either not wanted, or missing as a whole.
    private @Nullable JsonNode together(FormField field) {
        var object = object(field.parts());
        boolean nothing = object.values().stream().allMatch(v -> v.isArray() && v.isEmpty());
        return nothing ? null : object;
    }

    private @Nullable JsonNode rows(FormField field) {
        var rows = NODES.arrayNode();
        field.parts().stream().map(this::together).filter(row -> row != null).forEach(rows::add);
        return rows.isEmpty() ? null : rows;
    }

    private @Nullable JsonNode someOf(FormField field) {
        var chosen = NODES.arrayNode();
        typed.getOrDefault(field.name(), List.of()).stream()
                .filter(value -> !value.isBlank())
                .forEach(chosen::add);
        return chosen.isEmpty() && !field.required() ? null : chosen;
    }

    // To its last blank as it was typed, for so it is typed to log in.
    private @Nullable JsonNode password(FormField field) {
        var text = typed.getFirst(field.name());
        return text == null || text.isEmpty() ? null : NODES.stringNode(text);
    }

    private @Nullable JsonNode textForEach(FormField field) {
        var texts = NODES.objectNode();
        for (var option : field.options()) {
            var text = text("%s[%s]".formatted(field.name(), option.value()));
            if (!text.isEmpty()) {
                texts.set(option.value(), single(field, text));
            }
        }
        return texts.isEmpty() ? null : texts;
    }

    private String respondent(FormField field, String text) {
        var found = inRegister.apply(text);
        if (found.isEmpty()) {
            throw new InvalidInputException(
                    field.name(),
                    "登记册中没有名称、别名或代码为“%s”的被诉方",
                    "No entry of the register has the name or code “%s”",
                    text);
        } else if (found.size() > 1) {
            throw new InvalidInputException(
                    field.name(),
                    "登记册中有%2$d条名为“%1$s”的登记，请改用统一社会信用代码选择",
                    "%2$d entries of the register have the name “%1$s”. Choose one by its code",
                    text,
                    found.size());
        }
        return found.get(0).toString();
    }

    private String caseOf(FormField field, String text) {
        return byNumber.apply(text)
                .map(CaseId::toString)
                .orElseThrow(() -> new InvalidInputException(
                        field.name(), "没有编号为“%s”的投诉件", "There is no case with the number “%s”", text));
    }

    /**
     * People tell the minute: its last second, as far as it has passed, so that what they have just done is not before
     * what they did it upon.
     */
    private String instant(FormField field, String text) {
        try {
            var minute = LocalDateTime.parse(text.replaceFirst(" +", "T"))
                    .atZone(WorkCalendar.ZONE)
                    .toInstant();
            var end = minute.plusSeconds(59);
            var just = now.truncatedTo(ChronoUnit.SECONDS);
            return (end.isAfter(just) && !minute.isAfter(just) ? just : end).toString();
        } catch (DateTimeParseException e) {
            throw new InvalidInputException(
                    field.name(), "应为日期和时间，如 2026-03-02 09:30", "must be a date and time like 2026-03-02 09:30");
        }
    }

    private String text(String name) {
        var text = typed.getFirst(name);
        return text == null ? "" : text.strip();
    }
}
