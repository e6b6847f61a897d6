package org.caseledger.procedure;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.caseledger.text.Labelled;
import org.caseledger.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads the YAML of an office, such as a procedure or an overlay; for a mistake it reports the location and what is
 * allowed there.
 */
public final class OfficeFileReader {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addHandler(new Allowed())
            .changeDefaultNullHandling(nulls -> JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .build();

    /** As strict, but one value is also a list of one. */
    private static final YAMLMapper SINGLE_OR_LIST = YAML.rebuild()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final String fileName;
    private final YAMLMapper mapper;

    OfficeFileReader(String fileName) {
        this(fileName, YAML);
    }

    private OfficeFileReader(String fileName, YAMLMapper mapper) {
        this.fileName = fileName;
        this.mapper = mapper;
    }

    /** A reader for which one value is also a list of one. */
    public static OfficeFileReader ofSingleOrList(String fileName) {
        return new OfficeFileReader(fileName, SINGLE_OR_LIST);
    }

    /** Throws {@link OfficeFileException} for a mistake. */
    public <T> T read(InputStream yaml, Class<T> as) {
        byte[] bytes;
        try {
            bytes = yaml.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        try {
            return mapper.readValue(bytes, as);
        } catch (JacksonException e) {
            throw explain(e, bytes);
        }
    }

    private OfficeFileException explain(JacksonException e, byte[] yaml) {
        String field = field(e);
        if (mistakeIn(e) instanceof InvalidValue found) {
            InvalidValue mistake = unknownBeside(e, found, yaml);
            String inside = field.isEmpty() ? mistake.field : field + "." + mistake.field;
            return found(new YamlLines(YAML, yaml).of(inside), inside, mistake, e);
        }
        int line = new YamlLines(YAML, yaml).of(field);
        if (e instanceof UnrecognizedPropertyException unknown) {
            var mistake = InvalidValue.unknown(field, unknown.getPropertyName(), unknown.getKnownPropertyIds());
            return found(line, field, mistake, e);
        }
        Text expected = expected(e);
        if (expected != null) {
            String written = e instanceof InvalidFormatException wrong ? "" + wrong.getValue() : "";
            Text mustBe =
                    written.isEmpty() ? new Text("应为", "must be ") : Text.format("“%s”应为", "'%s' must be ", written);
            return found(line, field, mustBe.and(expected.zh(), expected.en()), e);
        }
        int broken = e.getLocation() == null ? line : e.getLocation().getLineNr();
        String problem = e.getOriginalMessage().lines().findFirst().orElse("");
        return found(broken, field, Text.format("YAML 格式有误：%s", "not valid YAML: %s", problem), e);
    }

    /**
     * The entry that does not exist, where there is one in the same place: what is missing there is probably what it is
     * meant to be.
     */
    private InvalidValue unknownBeside(JacksonException e, InvalidValue mistake, byte[] yaml) {
        Collection<Object> allowed = mistake.allowed;
        if (allowed == null) {
            return mistake;
        }
        JsonNode place = YAML.readTree(yaml);
        for (JacksonException.Reference step : e.getPath()) {
            place = step.getPropertyName() != null
                    ? place.path(step.getPropertyName())
                    : place.isArray() ? place.path(step.getIndex()) : place;
        }
        return place.propertyNames().stream()
                .filter(name -> !allowed.contains(name))
                .findFirst()
                .map(name -> InvalidValue.unknown(name, name, allowed))
                .orElse(mistake);
    }

    /** Notes what an object may have that cannot be made of what it has. */
    private static final class Allowed extends DeserializationProblemHandler {
        @Override
        public Object handleInstantiationProblem(
                DeserializationContext context, Class<?> type, Object given, Throwable problem) {
            if (mistakeIn(problem) instanceof InvalidValue mistake && mistake.allowed == null) {
                mistake.allowed = context.findNonContextualValueDeserializer(context.constructType(type))
                        .getKnownPropertyNames();
            }
            return NOT_HANDLED;
        }
    }

    private OfficeFileException found(int line, String field, Labelled mistake, JacksonException e) {
        return new OfficeFileException(fileName, line, field, mistake, e);
    }

    private static @Nullable Text expected(JacksonException e) {
        Class<?> type = null;
        if (e instanceof MismatchedInputException mismatch) {
            type = mismatch.getTargetType();
        } else if (e instanceof InputCoercionException outOfRange) {
            type = outOfRange.getTargetType();
        }
        return type == null ? null : accepted(type);
    }

    /** The location in the file, as {@code rules[3].limit.unit}. */
    private static String field(JacksonException e) {
        StringBuilder field = new StringBuilder();
        for (JacksonException.Reference step : e.getPath()) {
            if (step.getPropertyName() == null) {
                field.append('[').append(step.getIndex()).append(']');
            } else {
                field.append(field.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return field.toString();
    }

    static @Nullable Throwable mistakeIn(Throwable e) {
        Throwable cause = e;
        while (cause != null && !(cause instanceof InvalidValue)) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** The values that a field of that type accepts, in words that an office understands. */
    private static Text accepted(Class<?> type) {
        if (type.isEnum()) {
            String constants = Arrays.toString(type.getEnumConstants());
            return new Text("其中之一：" + constants, "one of " + constants);
        } else if (type == int.class || type == Integer.class) {
            return new Text("整数", "a whole number");
        } else if (type == boolean.class) {
            return new Text(" true 或 false", "true or false");
        } else if (type == LocalDate.class) {
            return new Text("日期，如 2027-01-01", "a date like 2027-01-01");
        } else if (type == String.class) {
            return new Text("文字", "text");
        } else if (Collection.class.isAssignableFrom(type)) {
            return new Text("列表，如 [A, B]", "a list like [A, B]");
        } else if (Map.class.isAssignableFrom(type) || type.isRecord()) {
            return new Text("若干“项: 值”", "fields, each as 'name: value'");
        }
        return new Text(" " + type.getSimpleName(), "a " + type.getSimpleName());
    }

    /** The line of each field of a YAML file; a field is named like {@code rules[3].limit.unit}. */
    static final class YamlLines {
        private final Map<String, Integer> lineOf = new HashMap<>();

        YamlLines(YAMLMapper mapper, byte[] yaml) {
            try (JsonParser parser = mapper.createParser(yaml)) {
                while (parser.nextToken() != null) {
                    String pointer = parser.streamReadContext().pathAsPointer().toString();
                    lineOf.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
                }
            } catch (JacksonException brokenBelow) {
                // only the lines above the broken one are needed
            }
        }

        /** The line of the field or, if it is absent, of its parent; 0 for the file itself. */
        int of(String field) {
            String pointer = "/" + field.replaceAll("[\\[.]", "/").replace("]", "");
            while (!pointer.isEmpty() && !lineOf.containsKey(pointer)) {
                pointer = pointer.substring(0, pointer.lastIndexOf('/'));
            }
            return pointer.isEmpty() ? 0 : lineOf.get(pointer);
        }
    }
}
